package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warnings from the book that need no data; none of them stops the compiler. */
final class WarningsTest {
  private static Checked between(String input, String output, String layers) {
    return Checked.model("input %s\noutput %s\nlayers: %s".formatted(input, output, layers));
  }

  @Test
  void wideInputsShouldBeScaled() {
    between("a, b: real in 0..255", "y: real", "dense(_)")
        .only(
            Code.UNSCALED_INPUT,
            "a",
            "input `a` goes from 0 to 255 and is neither scaled nor standardized")
        .labels("", "b", "likewise")
        .curedBy("begin the layers with `scale(0..1)`");
    between("a: real in 0..255\ninput b: real", "y: real", "dense(_)")
        .only(
            Code.UNSCALED_INPUT,
            "a",
            "input `a` goes from 0 to 255 and is neither scaled nor standardized")
        .curedBy("begin the layers with `standardize`");
    between("a: real in 0..10", "y: real", "dense(_)").hasNoFindings();
    between("a: real in 0..255", "y: real", "standardize -> dense(_)").hasNoFindings();
  }

  @Test
  void aLargeSigmaSaturatesTheFirstUnits() {
    Checked large =
        between(
            "x[784]: real in 0..255",
            "y: real",
            "scale(0..1) -> dense(9, sigmoid, init: gaussian(0.05)) -> dense(_)");
    large
        .only(
            Code.LARGE_SIGMA,
            "gaussian(0.05)",
            "sigma^2 * max ||x||^2 may be 1.96, which is not far below 1")
        .labels(
            "sigma is 0.05",
            "dense(9, sigmoid, init: gaussian(0.05))",
            "saturates where signals are large")
        .curedBy("write `gaussian(auto)`");
    assertEquals(
        List.of("max ||x||^2 is 784 by the declared ranges"), large.diagnostics().get(0).notes());
    assertEquals(784, large.network().inputWidth());
  }

  @Test
  void theNormCountsOneLabelOfAOneOf() {
    between("x: one_of(0..99)", "y: real", "dense(9, tanh, init: gaussian(1)) -> dense(_)")
        .hasNoFindings();
    between(
            "x: one_of(a, b, c)",
            "y: real",
            "scale(-1..1) -> dense(9, tanh, init: gaussian(1)) -> dense(_)")
        .only(
            Code.LARGE_SIGMA,
            "gaussian(1)",
            "sigma^2 * max ||x||^2 may be 3, which is not far below 1");
  }

  @Test
  void aLargeSigmaIsNotSaidWithoutRangesNorOfOtherUnits() {
    String layers = "dense(9, tanh, init: gaussian(5)) -> dense(_)";
    between("x: real", "y: real", layers).hasNoFindings();
    between("x: real in 0..9", "y: real", "standardize -> " + layers).hasNoFindings();
    between("x: real in 0..9", "y: real", layers.replace("tanh", "relu")).hasNoFindings();
  }

  @Test
  void aLastUnitShouldReachTheDeclaredRange() {
    between("x: real", "y: real in -1..1", "dense(_, sigmoid)")
        .only(
            Code.UNREACHABLE_OUTPUT,
            "sigmoid",
            "`sigmoid` gives 0 to 1 and cannot reach all of `y`")
        .labels("", "-1..1", "from -1 to 1");
    between("x: real", "y: real in -1..5", "dense(_) -> relu")
        .only(
            Code.UNREACHABLE_OUTPUT, "relu", "`relu` gives 0 or more and cannot reach all of `y`");
    between("x: real", "y: real in 0..10", "dense(_, tanh)")
        .only(Code.UNREACHABLE_OUTPUT, "tanh", "`tanh` gives -1 to 1 and cannot reach all of `y`");
    between("x: real", "y: real in 0..1", "dense(_, sigmoid)").hasNoFindings();
    between("x: real", "y: real", "dense(_, sigmoid)").hasNoFindings();
    between("x: real", "y: real in -9..9", "dense(_, leaky_relu)").hasNoFindings();
  }
}

package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How widths follow from each other; {@code layers} goes from 4 numbers to 3. */
final class WidthRulesTest {
  @Test
  void aStatedFanInIsThatOfTheLayerBefore() {
    Checked.layers("hidden: dense(48, tanh) -> out: dense(64 -> 3)")
        .only(Code.FAN_IN_MISMATCH, "64", "layer `out` takes 64 inputs but `hidden` has 48 units")
        .labels("expects 64", "48", "produces 48")
        .curedBy("write `48 -> 3`");
  }

  @Test
  void theFirstFanInIsThatOfTheInputs() {
    Checked.layers("dense(5 -> 2) -> dense(_)")
        .only(
            Code.FAN_IN_MISMATCH,
            "5",
            "layer `layer1` takes 5 inputs but there are 4 input numbers")
        .labels("expects 5", "x", "4 in all")
        .curedBy("write `4 -> 2`");
  }

  @Test
  void anUnderscoreTakesWhateverComesIn() {
    Checked any = Checked.layers("dense(_ -> 7) -> dense(_ -> _)");
    any.hasNoFindings();
    assertEquals(4, any.dense(0).fanIn());
    assertEquals(7, any.dense(1).fanIn());
    assertEquals(3, any.dense(1).fanOut());
  }

  @Test
  void theLastWidthIsThatOfTheOutputs() {
    Checked.layers("dense(6) -> out: dense(5)")
        .only(Code.OUTPUT_WIDTH_MISMATCH, "5", "`out` has 5 units but the outputs are 3 numbers")
        .labels("gives 5", "y", "takes 3")
        .curedBy("write `_`");
    Checked.layers("dense(6) -> maxout(3)")
        .only(Code.OUTPUT_WIDTH_MISMATCH, "6", "`layer1` has 2 units but the outputs are 3 numbers")
        .curedBy("write `_`");
  }

  @Test
  void anUnderscoreFollowsFromTheOutputsOnlyAtTheEnd() {
    Checked.layers("dense(_) -> dense(3)")
        .only(Code.BAD_WIDTH, "_", "the width of `layer1` does not follow from the outputs")
        .labels("", "dense(3)", "another layer stands between");
  }

  @Test
  void anUnderscoreMakesRoomForMaxout() {
    assertEquals(6, Checked.layers("dense(_, maxout(2))").dense(0).fanOut());
    assertEquals(6, Checked.layers("dense(_) -> maxout(2)").dense(0).fanOut());
    assertEquals(12, Checked.layers("dense(_, relu) -> maxout(4)").dense(0).fanOut());
    assertEquals(24, Checked.layers("dense(_, maxout(2)) -> maxout(4)").dense(0).fanOut());
  }

  @Test
  void equalMathematicsIsEqual() {
    Layer layer = Checked.layers("dense(4, maxout(3)) -> dense(_)").dense(0);
    assertEquals(layer, Checked.layers("dense(12) -> maxout(3) -> dense(_)").dense(0));
    assertEquals(
        Checked.layers("dense(4, relu) -> dense(_)").network(),
        Checked.layers("identity -> dense(4, identity) -> relu -> dense(_) -> identity").network());
  }

  @Test
  void aUnitThatIsFoldedGivesItsLabel() {
    assertEquals("act", Checked.layers("dense(12) -> act: maxout(3) -> dense(_)").dense(0).name());
    assertEquals("a", Checked.layers("a: dense(4) -> b: relu -> dense(_)").dense(0).name());
  }

  @Test
  void aUnitBehindAUnitIsALayerOfItsOwn() {
    Checked chain = Checked.layers("tanh -> dense(6, relu) -> p: prelu -> maxout(2) -> dense(_)");
    List<Layer> layers = chain.network().layers();
    assertEquals(new Layer.Activation("unit1", 4, new Unit.Tanh()), layers.get(0));
    assertEquals(new Layer.Activation("p", 6, new Unit.PRelu(0.25)), layers.get(2));
    assertEquals(new Layer.Activation("unit3", 6, new Unit.Maxout(2)), layers.get(3));
    assertEquals(3, chain.dense(1).fanIn());
  }

  @Test
  void widthsAreWholeNumbersAboveZero() {
    String message = "the width of `layer1` must be a whole number above 0";
    Checked.layers("dense(0) -> dense(_)").only(Code.BAD_WIDTH, "0", message);
    Checked.layers("dense(-1) -> dense(_)").only(Code.BAD_WIDTH, "-1", message);
    Checked.layers("dense(1.5) -> dense(_)").only(Code.BAD_WIDTH, "1.5", message);
    Checked.layers("dense(50%) -> dense(_)").only(Code.BAD_WIDTH, "50%", message);
  }

  @Test
  void widthsAndTheirProductsFitAJavaArray() {
    Checked.layers("dense(2147483648) -> dense(_)")
        .only(
            Code.TOO_WIDE, "2147483648", "the width of `layer1` is beyond what a Java array holds");
    Checked.layers("dense(65536) -> dense(65536) -> dense(_)")
        .only(
            Code.TOO_WIDE,
            "65536",
            "`layer2` has 65536 x 65536 weights, more than a Java array holds");
    Checked.layers("dense(1_000_000_000, maxout(3)) -> dense(_)")
        .only(
            Code.TOO_WIDE,
            "1_000_000_000",
            "`layer1` has 1000000000 x 3 signals, more than a Java array holds");
    Checked.model("input x[4194305]: real in 0..1\noutput y: real\nlayers: scale(0..1) -> dense(_)")
        .only(Code.TOO_WIDE, "scale(0..1)", "`scale` takes at most 4,194,304 numbers");
  }

  @Test
  void maxoutGroupsDivideTheSignals() {
    Checked.layers("dense(10) -> maxout(3) -> dense(_)")
        .only(Code.MAXOUT_DIVISION, "maxout(3)", "10 signals do not divide into groups of 3")
        .labels("", "10", "10 signals")
        .helps("write 9 or 12 signals");
    Checked.layers("dense(10, relu) -> maxout(3) -> dense(_)")
        .only(Code.MAXOUT_DIVISION, "maxout(3)", "10 signals do not divide into groups of 3")
        .labels("", "10", "produces 10");
  }

  @Test
  void oneErrorIsNotFollowedByOthers() {
    Checked.layers("dense(0) -> dense(7 -> 5) -> dense(5 -> 3)")
        .only(Code.BAD_WIDTH, "0", "the width of `layer1` must be a whole number above 0");
    Checked.layers("wobble -> dense(7 -> 5) -> dense(_)")
        .has(Code.UNKNOWN_NAME, "wobble", "`wobble` is not a layer");
    Checked.model("input x[0]: real\noutput y: real\nlayers: dense(9 -> 3) -> dense(3 -> _)")
        .only(Code.BAD_WIDTH, "0", "a dimension of `x` must be a whole number above 0");
  }

  @Test
  void twoIndependentErrorsAreBothSaid() {
    Checked both = Checked.layers("dense(5 -> 6) -> dense(7 -> 3)");
    both.has(
        Code.FAN_IN_MISMATCH, "5", "layer `layer1` takes 5 inputs but there are 4 input numbers");
    both.has(Code.FAN_IN_MISMATCH, "7", "layer `layer2` takes 7 inputs but `layer1` has 6 units");
    assertEquals(2, both.diagnostics().size());
  }
}

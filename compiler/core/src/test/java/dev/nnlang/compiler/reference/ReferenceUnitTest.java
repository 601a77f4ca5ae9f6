package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Unit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Units against the notes and against PyTorch's derivatives at kinks. */
final class ReferenceUnitTest {
  private static final double[] NO_SLOPES = {};

  private static double[] output(Unit unit, double... signal) {
    return ReferenceUnit.of(unit, NO_SLOPES).output(signal);
  }

  /** The derivative at each signal. */
  private static double[] derivative(Unit unit, double... signal) {
    ReferenceUnit reference = ReferenceUnit.of(unit, NO_SLOPES);
    double[] output = reference.output(signal);
    double[] ones = new double[output.length];
    Arrays.fill(ones, 1);
    return reference.back(signal, output, ones);
  }

  @Test
  void maxoutIsTheExampleOfTheNotes() {
    double[] z = {1.2, -0.5, 3.0, 0.9, 2.1, -1.1};
    Unit maxout = new Unit.Maxout(2);

    assertArrayEquals(new double[] {1.2, 3.0, 2.1}, output(maxout, z));
    assertArrayEquals(
        new double[] {5, 0, 6, 0, 7, 0},
        ReferenceUnit.of(maxout, NO_SLOPES)
            .back(z, new double[] {1.2, 3.0, 2.1}, new double[] {5, 6, 7}));
  }

  @Test
  void theFirstOfEqualSignalsWinsAMaxout() {
    assertArrayEquals(
        new double[] {0, 1, 0, 1, 0, 0}, derivative(new Unit.Maxout(3), 1, 2, 2, 4, 4, 4));
  }

  @Test
  void rectifiersBendAtZero() {
    assertArrayEquals(new double[] {0, 0, 2}, output(new Unit.Relu(), -2, 0, 2));
    assertArrayEquals(new double[] {0, 0, 1}, derivative(new Unit.Relu(), -2, 0, 2));
    assertArrayEquals(new double[] {2, 0, 2}, output(new Unit.Abs(), -2, 0, 2));
    assertArrayEquals(new double[] {-1, 0, 1}, derivative(new Unit.Abs(), -2, 0, 2));
    Unit leaky = new Unit.LeakyRelu(0.25);
    assertArrayEquals(new double[] {-0.5, 0, 2}, output(leaky, -2, 0, 2));
    assertArrayEquals(new double[] {0.25, 0.25, 1}, derivative(leaky, -2, 0, 2));
  }

  @Test
  void preluHasASlopeForEachUnit() {
    ReferenceUnit prelu = ReferenceUnit.of(new Unit.PRelu(0.25), new double[] {0.5, -1, 3, 4});
    double[] signal = {-2, -2, 0, 2};
    double[] toOutput = {10, 20, 30, 40};

    double[] output = prelu.output(signal);
    assertArrayEquals(new double[] {-1, 2, 0, 2}, output);
    assertArrayEquals(new double[] {5, -20, 90, 40}, prelu.back(signal, output, toOutput));
    assertArrayEquals(new double[] {-20, -40, 0, 0}, prelu.slopeGradient(signal, toOutput));
  }

  @Test
  void hardTanhIsFlatFromOneOn() {
    Unit hard = new Unit.HardTanh();
    assertArrayEquals(new double[] {-1, -1, 0.5, 1, 1}, output(hard, -3, -1, 0.5, 1, 3));
    assertArrayEquals(new double[] {0, 0, 1, 0, 0}, derivative(hard, -3, -1, 0.5, 1, 3));
  }

  /** exp(1000) is no double, ln(1 + exp(1000)) is 1000. */
  @Test
  void softplusNeitherOverflowsNorLosesSmallNumbers() {
    Unit softplus = new Unit.Softplus();
    assertArrayEquals(
        new double[] {0, StrictMath.exp(-40), StrictMath.log(2), 1000},
        output(softplus, -1000, -40, 0, 1000),
        // One rounding of each.
        1e-16);
    assertArrayEquals(new double[] {0, 0.5, 1}, derivative(softplus, -1000, 0, 1000));
  }

  /** exp(ln 3) / (1 + exp(ln 3)) is 3/4; 1 - (3/5)^2 is the derivative of tanh at ln 2. */
  @Test
  void smoothUnitsHaveTheDerivativesOfTheBook() {
    double tolerance = 2e-16;
    double ln3 = StrictMath.log(3);
    double ln2 = StrictMath.log(2);
    assertEquals(0.75, output(new Unit.Sigmoid(), ln3)[0], tolerance);
    assertEquals(0.1875, derivative(new Unit.Sigmoid(), ln3)[0], tolerance);
    assertEquals(0.6, output(new Unit.Tanh(), ln2)[0], tolerance);
    assertEquals(0.64, derivative(new Unit.Tanh(), ln2)[0], tolerance);
    assertArrayEquals(new double[] {0.25, 0.75}, output(new Unit.Softmax(), 0, ln3), tolerance);
    // p_0 (t_0 - p . t) for t = (1, 0): 1/4 * 3/4, and 3/4 * -1/4.
    assertArrayEquals(
        new double[] {0.1875, -0.1875},
        ReferenceUnit.of(new Unit.Softmax(), NO_SLOPES)
            .back(new double[] {0, ln3}, new double[] {0.25, 0.75}, new double[] {1, 0}),
        tolerance);
    assertArrayEquals(new double[] {1, 1}, derivative(new Unit.Identity(), -7, 7));
  }
}

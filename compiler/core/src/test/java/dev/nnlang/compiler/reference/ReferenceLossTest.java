package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import org.junit.jupiter.api.Test;

/** Losses against numbers worked out by hand; those below are exact in binary. */
final class ReferenceLossTest {
  private static void check(
      ReferenceLoss loss, double[] output, double[] target, double value, double... derivative) {
    assertEquals(value, loss.value(output, output, target));
    assertArrayEquals(derivative, loss.derivative(output, target));
  }

  private static double[] row(double... numbers) {
    return numbers;
  }

  @Test
  void squaredAndAbsoluteAreSummedOverOutputs() {
    double[] output = {1, 2, 3};
    double[] target = {3, 2, 0};
    check(ReferenceLoss.of(new Loss.Squared(), Task.REGRESSION), output, target, 13, -4, 0, 6);
    check(ReferenceLoss.of(new Loss.Absolute(), Task.REGRESSION), output, target, 5, -1, 0, 1);
  }

  /** r = 1/2, 2, -3 with d = 2: 1/8, then 2 at the seam, then 2 (3 - 1). */
  @Test
  void huberIsQuadraticUpToItsSeam() {
    ReferenceLoss huber = ReferenceLoss.of(new Loss.Huber(2), Task.REGRESSION);
    check(huber, row(0.5, 2, -3), row(0, 0, 0), 0.125 + 2 + 4, 0.5, 2, -2);
  }

  /** Margins m x = 1/2, 3, 1, -2: only the first and the last fall short of 1. */
  @Test
  void hingeOfBooleansAsksForAMarginOfOne() {
    ReferenceLoss hinge = ReferenceLoss.of(new Loss.Hinge(), Task.MULTI_LABEL);
    check(hinge, row(0.5, -3, 1, 2), row(1, 0, 1, 0), 0.5 + 3, -1, 0, 0, 1);
  }

  @Test
  void hingeOfLabelsAsksForAMarginToTheBestOfTheOthers() {
    ReferenceLoss hinge = ReferenceLoss.of(new Loss.Hinge(), Task.CLASSIFICATION);
    check(hinge, row(0.5, 2, -1), row(1, 0, 0), 2.5, -1, 1, 0);
    // The first of equal rivals.
    check(hinge, row(3, 2, 3), row(0, 1, 0), 2, 1, -1, 0);
    check(hinge, row(0, 4, 4, 4), row(0, 0, 0, 1), 1, 0, 1, 0, -1);
    // Exactly met, and more than met.
    check(hinge, row(1, 2, 0), row(0, 1, 0), 0, 0, 0, 0);
    check(hinge, row(1, 9, 0), row(0, 1, 0), 0, 0, 0, 0);
  }

  /** At s = 0 a sigmoid's loss is ln 2 whatever the target; its derivative is 1/2 - y. */
  @Test
  void crossEntropyTakesTargetsBetweenZeroAndOne() {
    ReferenceLoss loss = ReferenceLoss.of(new Loss.CrossEntropy(), Task.REGRESSION);
    assertEquals(2 * StrictMath.log(2), loss.value(row(0, 0), row(0.5, 0.5), row(0.25, 1)), 1e-15);
    assertArrayEquals(row(0.25, -0.5), loss.derivative(row(0.5, 0.5), row(0.25, 1)));
    // -y ln p - (1 - y) ln(1 - p) at p = 3/4, y = 1/4; a few roundings.
    assertEquals(
        -0.25 * StrictMath.log(0.75) - 0.75 * StrictMath.log(0.25),
        loss.value(row(StrictMath.log(3)), row(0.75), row(0.25)),
        1e-15);
  }
}

package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FLOPs of the loss of one example with five outputs. */
final class LossOperationsTest {
  private static final int WIDTH = 5;

  private static final Loss SQUARED = new Loss.Squared();
  private static final Loss CROSS_ENTROPY = new Loss.CrossEntropy();
  private static final Loss ABSOLUTE = new Loss.Absolute();
  private static final Loss HUBER = new Loss.Huber(0.5);
  private static final Loss HINGE = new Loss.Hinge();
  private static final Unit IDENTITY = new Unit.Identity();
  private static final Unit SIGMOID = new Unit.Sigmoid();
  private static final Unit SOFTMAX = new Unit.Softmax();

  /**
   * A class is found with 4 comparisons, truths with 2 each. Softmax takes 4 for each output and 4
   * comparisons before that; it is a part of the loss where this is of the signals.
   */
  static Stream<Arguments> countedByHand() {
    return Stream.of(
        // x - y, its square, the sum; 2 (x - y).
        Arguments.of(SQUARED, Task.REGRESSION, IDENTITY, 15, 10),
        Arguments.of(SQUARED, Task.CLASSIFICATION, SOFTMAX, 15 + 4, 10),
        Arguments.of(SQUARED, Task.MULTI_LABEL, SIGMOID, 15 + 10, 10),
        // x - y, its size, the sum; above or below.
        Arguments.of(ABSOLUTE, Task.REGRESSION, IDENTITY, 15, 10),
        // x - y, its size, whether it is small, d / 2 less, times d, the sum; between two bounds.
        Arguments.of(HUBER, Task.REGRESSION, IDENTITY, 30, 15),
        // Of a class: s_max - s_label, ln, their sum.
        Arguments.of(CROSS_ENTROPY, Task.CLASSIFICATION, SOFTMAX, 3 + 24 + 4, 5),
        // Of truths: softplus, s y, the difference, the sum, and sigmoid.
        Arguments.of(CROSS_ENTROPY, Task.MULTI_LABEL, SIGMOID, 25 + 10, 5),
        // Of a class: the largest of 4 others takes 3; 1 - x + rival is 2, and its sign 1.
        Arguments.of(HINGE, Task.CLASSIFICATION, IDENTITY, 6 + 4, 6),
        Arguments.of(HINGE, Task.MULTI_LABEL, IDENTITY, 15 + 10, 10));
  }

  @ParameterizedTest
  @MethodSource("countedByHand")
  void lossesTakeWhatTheirFormulasTake(
      Loss loss, Task task, Unit unit, long value, long derivative) {
    Kernel.LossOf kernel =
        new Kernel.LossOf("loss1", 1, WIDTH, unit, false, loss, task, false, false);

    assertEquals(value, LossOperations.value(kernel));
    assertEquals(derivative, LossOperations.derivative(new SlopeSource.OfLoss(loss, task), WIDTH));
  }
}

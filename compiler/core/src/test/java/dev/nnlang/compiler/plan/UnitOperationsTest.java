package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FLOPs of seven units: a call of exp, tanh or sigmoid is one, and so is a comparison. */
final class UnitOperationsTest {
  private static final int WIDTH = 7;

  /** The unit, FLOPs of all outputs, and FLOPs from {@code de/dx} to {@code de/ds}. */
  static Stream<Arguments> countedByHand() {
    return Stream.of(
        Arguments.of(new Unit.Identity(), 0, 0),
        // A call; 1 - x, x times that, times d.
        Arguments.of(new Unit.Sigmoid(), 7, 21),
        // A call; x^2, 1 minus that, times d.
        Arguments.of(new Unit.Tanh(), 7, 21),
        // Larger than 0, both times.
        Arguments.of(new Unit.Relu(), 7, 7),
        // A sign taken away; above 0, below 0.
        Arguments.of(new Unit.Abs(), 7, 14),
        // Above 0, and a product where not.
        Arguments.of(new Unit.LeakyRelu(0.1), 14, 14),
        Arguments.of(new Unit.PRelu(0.1), 14, 14),
        // One piece less than there are is compared.
        Arguments.of(new Unit.Maxout(2), 7, 7),
        Arguments.of(new Unit.Maxout(5), 28, 28),
        // A call; a call of the sigmoid, times d.
        Arguments.of(new Unit.Softplus(), 7, 14),
        // Two bounds.
        Arguments.of(new Unit.HardTanh(), 14, 14),
        // 6 comparisons; then distance, exp, sum and quotient. d x and its sum, d - sum, times x.
        Arguments.of(new Unit.Softmax(), 6 + 28, 28));
  }

  @ParameterizedTest
  @MethodSource("countedByHand")
  void unitsTakeWhatTheirFormulasTake(Unit unit, long outputs, long derivatives) {
    assertEquals(outputs, UnitOperations.outputs(unit, WIDTH));
    assertEquals(derivatives, UnitOperations.derivatives(unit, WIDTH));
  }
}

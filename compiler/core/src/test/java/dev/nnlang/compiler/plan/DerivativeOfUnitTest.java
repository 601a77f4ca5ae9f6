package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a signal must be kept: not where two signals of one output have one derivative. */
final class DerivativeOfUnitTest {
  static Stream<Arguments> units() {
    return Stream.of(
        Arguments.of(new Unit.Identity(), Kernel.Told.BY_NOTHING),
        Arguments.of(new Unit.Sigmoid(), Kernel.Told.BY_OUTPUT),
        Arguments.of(new Unit.Tanh(), Kernel.Told.BY_OUTPUT),
        Arguments.of(new Unit.Relu(), Kernel.Told.BY_OUTPUT),
        Arguments.of(new Unit.HardTanh(), Kernel.Told.BY_OUTPUT),
        Arguments.of(new Unit.Softmax(), Kernel.Told.BY_OUTPUT),
        // -2 and 2 have one output, and two derivatives.
        Arguments.of(new Unit.Abs(), Kernel.Told.BY_SIGNAL),
        Arguments.of(new Unit.LeakyRelu(-0.5), Kernel.Told.BY_SIGNAL),
        Arguments.of(new Unit.LeakyRelu(-Double.MIN_VALUE), Kernel.Told.BY_SIGNAL),
        // As relu: no output above 0 is one of a signal below.
        Arguments.of(new Unit.LeakyRelu(0), Kernel.Told.BY_OUTPUT),
        Arguments.of(new Unit.LeakyRelu(0.5), Kernel.Told.BY_OUTPUT),
        // It may learn to be negative.
        Arguments.of(new Unit.PRelu(0.5), Kernel.Told.BY_SIGNAL),
        // Any of the pieces may have been the largest.
        Arguments.of(new Unit.Maxout(2), Kernel.Told.BY_SIGNAL),
        // It could be told, but not to the last bits.
        Arguments.of(new Unit.Softplus(), Kernel.Told.BY_SIGNAL));
  }

  @ParameterizedTest
  @MethodSource("units")
  void signalsAreKeptWhereOutputsDoNotTellTheDerivative(Unit unit, Kernel.Told told) {
    assertEquals(told, DerivativeOfUnit.toldBy(unit));
  }
}

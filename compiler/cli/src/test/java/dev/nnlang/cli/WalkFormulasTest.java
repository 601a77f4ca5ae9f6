package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Formulas of a walk that its examples do not show. */
class WalkFormulasTest {
  @Test
  void lossesSpeakOfTheLastLayer() {
    WalkLoss huber = WalkLoss.of(new Loss.Huber(0.5), Task.REGRESSION);
    assertEquals(
        "sum of r^2 / 2 where |r| <= 0.5, else 0.5 (|r| - 0.5 / 2), r = x(3) - y", huber.value(3));
    assertEquals("max(-0.5, min(0.5, x(3) - y))", huber.derivative(3));
    WalkLoss absolute = WalkLoss.of(new Loss.Absolute(), Task.REGRESSION);
    assertEquals(
        "sum |x(2) - y|, sign(x(2) - y)", absolute.value(2) + ", " + absolute.derivative(2));
    WalkLoss hinge = WalkLoss.of(new Loss.Hinge(), Task.TWO_CLASS);
    assertEquals("sum max(0, 1 - m x(1)), m = 2 y - 1", hinge.value(1));
    assertEquals("-m where m x(1) < 1, else 0, m = 2 y - 1", hinge.derivative(1));
    WalkLoss entropy = WalkLoss.of(new Loss.CrossEntropy(), Task.MULTI_LABEL);
    assertEquals("-sum (y ln x(1) + (1 - y) ln(1 - x(1)))", entropy.value(1));
    assertEquals("x(1) - y", entropy.derivative(1));
  }

  @Test
  void unitsSpellTheirDerivative() {
    assertEquals(
        List.of(
            "theta(s) (1 - theta(s))",
            "sign(s)",
            "1 where s > 0, else 0.01",
            "1 / (1 + exp(-s))",
            "1 where -1 < s < 1, else 0"),
        List.of(
                new Unit.Sigmoid(),
                new Unit.Abs(),
                new Unit.LeakyRelu(0.01),
                new Unit.Softplus(),
                new Unit.HardTanh())
            .stream()
            .map(unit -> WalkUnit.of(unit).derivative().orElse(""))
            .toList());
  }

  /** Of {@code theta'(s)}, a softmax has a whole matrix; its product with t is short. */
  @Test
  void aSoftmaxUnderSquaredErrorMixesItsOutputs() {
    WalkUnit softmax = WalkUnit.of(new Unit.Softmax());
    assertEquals("x(2) (x) (de/dx(2) - x(2)^T de/dx(2))", softmax.delta(2, "de/dx(2)"));
    assertEquals(Optional.empty(), softmax.derivative());
  }
}

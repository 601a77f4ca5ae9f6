package dev.nnlang.cli;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import java.util.Locale;

/**
 * How a loss is written in formulas, with {@code %1$s} for x(L).
 *
 * @param value e
 * @param derivative de/dx(L), or delta(L)
 * @param isOfSignal whether {@code derivative} is delta(L), which the last unit is part of
 */
record WalkLoss(String value, String derivative, boolean isOfSignal) {
  /** The formulas of {@code loss}. */
  static WalkLoss of(Loss loss, Task task) {
    return loss.accept(new Formulas(task == Task.CLASSIFICATION));
  }

  /** e, where the outputs are those of layer {@code number}. */
  String value(int number) {
    return of(value, number);
  }

  /** de/dx(L) or delta(L), where the outputs are those of layer {@code number}. */
  String derivative(int number) {
    return of(derivative, number);
  }

  private static String of(String formula, int number) {
    return String.format(Locale.ROOT, formula, "x(" + number + ")");
  }

  private record Formulas(boolean labels) implements Loss.Visitor<WalkLoss> {
    @Override
    public WalkLoss squared() {
      return new WalkLoss("sum (%1$s - y)^2", "2 (%1$s - y)", false);
    }

    @Override
    public WalkLoss crossEntropy() {
      return new WalkLoss(
          labels ? "-ln %1$s_label" : "-sum (y ln %1$s + (1 - y) ln(1 - %1$s))", "%1$s - y", true);
    }

    @Override
    public WalkLoss absolute() {
      return new WalkLoss("sum |%1$s - y|", "sign(%1$s - y)", false);
    }

    @Override
    public WalkLoss huber(Loss.Huber huber) {
      String d = Decimal.of(huber.delta());
      return new WalkLoss(
          "sum of r^2 / 2 where |r| <= "
              + d
              + ", else "
              + d
              + " (|r| - "
              + d
              + " / 2), r = %1$s - y",
          "max(-" + d + ", min(" + d + ", %1$s - y))",
          false);
    }

    @Override
    public WalkLoss hinge() {
      return labels
          ? new WalkLoss(
              "max(0, 1 - %1$s_label + max of the other %1$s)",
              "-1 for the label and 1 for the largest other where e > 0, else 0", false)
          : new WalkLoss(
              "sum max(0, 1 - m %1$s), m = 2 y - 1",
              "-m where m %1$s < 1, else 0, m = 2 y - 1", false);
    }
  }
}

package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;

/** Losses as a person writes them, for Javadocs. */
final class LossFormula implements Loss.Visitor<String> {
  private final boolean classes;
  private final int l;

  private LossFormula(Task task, int l) {
    this.classes = task == Task.CLASSIFICATION;
    this.l = l;
  }

  /** The loss of the outputs of layer {@code l}. */
  static String of(Loss loss, Task task, int l) {
    return loss.accept(new LossFormula(task, l));
  }

  /** {@code de/dx} of the outputs of layer {@code l}; for cross-entropy {@code de/ds}. */
  static String derivative(Loss loss, Task task, int l) {
    return loss.accept(new Derivative(task == Task.CLASSIFICATION, l));
  }

  @Override
  public String squared() {
    return "sum (x" + l + " - y)^2";
  }

  @Override
  public String crossEntropy() {
    return classes
        ? "-ln x" + l + "[label]"
        : "-sum (y ln x" + l + " + (1 - y) ln (1 - x" + l + "))";
  }

  @Override
  public String absolute() {
    return "sum |x" + l + " - y|";
  }

  @Override
  public String huber(Loss.Huber huber) {
    String d = Decimal.of(huber.delta());
    return "sum r^2 / 2 where |r| <= "
        + d
        + ", "
        + d
        + " (|r| - "
        + d
        + " / 2) else, r = x"
        + l
        + " - y";
  }

  @Override
  public String hinge() {
    return classes
        ? "max(0, 1 - x" + l + "[label] + the largest other)"
        : "sum max(0, 1 - (2 y - 1) x" + l + ")";
  }

  private record Derivative(boolean classes, int l) implements Loss.Visitor<String> {
    @Override
    public String squared() {
      return "2 (x" + l + " - y)";
    }

    @Override
    public String crossEntropy() {
      return "x" + l + " - y";
    }

    @Override
    public String absolute() {
      return "sign(x" + l + " - y)";
    }

    @Override
    public String huber(Loss.Huber huber) {
      String d = Decimal.of(huber.delta());
      return "max(-" + d + ", min(" + d + ", x" + l + " - y))";
    }

    @Override
    public String hinge() {
      return classes
          ? "-1 at the label, 1 at the largest other, where e > 0"
          : "1 - 2 y where its term is above 0";
    }
  }
}

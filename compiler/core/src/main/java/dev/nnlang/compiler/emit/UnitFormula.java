package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Unit;

/** Units as a person writes them, for Javadocs. */
final class UnitFormula implements Unit.Visitor<String> {
  private final int l;

  private UnitFormula(int l) {
    this.l = l;
  }

  /** What {@code unit} makes of {@code s}, the signals of layer {@code l}. */
  static String of(Unit unit, int l) {
    return unit.accept(new UnitFormula(l));
  }

  /** The derivative theta' of {@code unit} in layer {@code l}. */
  static String derivative(Unit unit, int l) {
    return unit.accept(new Derivative(l));
  }

  @Override
  public String identity() {
    return "s" + l;
  }

  @Override
  public String sigmoid() {
    return "1 / (1 + exp(-s" + l + "))";
  }

  @Override
  public String tanh() {
    return "tanh(s" + l + ")";
  }

  @Override
  public String relu() {
    return "max(0, s" + l + ")";
  }

  @Override
  public String abs() {
    return "|s" + l + "|";
  }

  @Override
  public String leakyRelu(Unit.LeakyRelu unit) {
    return "max(0, s" + l + ") + " + Decimal.of(unit.slope()) + " min(0, s" + l + ")";
  }

  @Override
  public String prelu(Unit.PRelu unit) {
    return "max(0, s" + l + ") + slope" + l + " (x) min(0, s" + l + ")";
  }

  @Override
  public String maxout(Unit.Maxout unit) {
    int k = unit.pieces();
    return "max(s" + l + "[" + k + " i], ..., s" + l + "[" + k + " i + " + (k - 1) + "])";
  }

  @Override
  public String softplus() {
    return "ln(1 + exp(s" + l + "))";
  }

  @Override
  public String hardTanh() {
    return "max(-1, min(1, s" + l + "))";
  }

  @Override
  public String softmax() {
    return "exp(s" + l + ") / sum exp(s" + l + ")";
  }

  private record Derivative(int l) implements Unit.Visitor<String> {
    @Override
    public String identity() {
      return "1";
    }

    @Override
    public String sigmoid() {
      return "x" + l + " (1 - x" + l + ")";
    }

    @Override
    public String tanh() {
      return "1 - x" + l + "^2";
    }

    @Override
    public String relu() {
      return "[x" + l + " > 0]";
    }

    @Override
    public String abs() {
      return "sign(s" + l + ")";
    }

    @Override
    public String leakyRelu(Unit.LeakyRelu unit) {
      String told = unit.slope() < 0 ? "s" : "x";
      return "1 where " + told + l + " > 0, " + Decimal.of(unit.slope()) + " else";
    }

    @Override
    public String prelu(Unit.PRelu unit) {
      return "1 where s" + l + " > 0, slope" + l + " else";
    }

    @Override
    public String maxout(Unit.Maxout unit) {
      return "1 at the first largest signal of each unit, 0 else";
    }

    @Override
    public String softplus() {
      return "1 / (1 + exp(-s" + l + "))";
    }

    @Override
    public String hardTanh() {
      return "[-1 < x" + l + " < 1]";
    }

    @Override
    public String softmax() {
      return "diag(x" + l + ") - x" + l + " x" + l + "^T";
    }
  }
}

package dev.nnlang.cli;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Unit;
import java.util.Locale;
import java.util.Optional;

/**
 * How a unit is written in the formulas of a layer.
 *
 * @param theta what it makes of a signal s
 * @param delta the sensitivity, {@code %1$d} for l and {@code %2$s} for de/dx(l)
 * @param derivative theta'(s), where {@code delta} speaks of it
 */
record WalkUnit(String theta, String delta, Optional<String> derivative) {
  /** The formulas of {@code unit}. */
  static WalkUnit of(Unit unit) {
    return unit.accept(new Formulas());
  }

  /** The formula of delta(l). */
  String delta(int number, String toOutput) {
    return String.format(Locale.ROOT, delta, number, toOutput);
  }

  private static WalkUnit elementwise(String theta, String derivative) {
    return new WalkUnit(theta, "theta'(s(%1$d)) (x) %2$s", Optional.of(derivative));
  }

  private static final class Formulas implements Unit.Visitor<WalkUnit> {
    @Override
    public WalkUnit identity() {
      return elementwise("s", "1");
    }

    @Override
    public WalkUnit sigmoid() {
      return elementwise("1 / (1 + exp(-s))", "theta(s) (1 - theta(s))");
    }

    @Override
    public WalkUnit tanh() {
      return elementwise("tanh(s)", "1 - tanh(s)^2");
    }

    @Override
    public WalkUnit relu() {
      return elementwise("max(0, s)", "1 where s > 0, else 0");
    }

    @Override
    public WalkUnit abs() {
      return elementwise("|s|", "sign(s)");
    }

    @Override
    public WalkUnit leakyRelu(Unit.LeakyRelu unit) {
      String slope = Decimal.of(unit.slope());
      return elementwise("max(0, s) + " + slope + " min(0, s)", "1 where s > 0, else " + slope);
    }

    @Override
    public WalkUnit prelu(Unit.PRelu unit) {
      return elementwise("max(0, s) + a min(0, s)", "1 where s > 0, else a");
    }

    @Override
    public WalkUnit maxout(Unit.Maxout unit) {
      String group = unit.pieces() + " signals";
      return new WalkUnit(
          "the largest of each " + group,
          "%2$s at the first largest of each " + group + ", else 0",
          Optional.empty());
    }

    @Override
    public WalkUnit softplus() {
      return elementwise("ln(1 + exp(s))", "1 / (1 + exp(-s))");
    }

    @Override
    public WalkUnit hardTanh() {
      return elementwise("max(-1, min(1, s))", "1 where -1 < s < 1, else 0");
    }

    @Override
    public WalkUnit softmax() {
      return new WalkUnit(
          "exp(s) / sum exp(s)", "x(%1$d) (x) (%2$s - x(%1$d)^T %2$s)", Optional.empty());
    }
  }
}

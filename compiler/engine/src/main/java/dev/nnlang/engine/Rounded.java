package dev.nnlang.engine;

import dev.nnlang.compiler.model.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;

/** Measured numbers for people. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(3);

  private Rounded() {}

  /** Three significant digits, fewer where the others are 0. */
  static String number(double value) {
    return Double.isFinite(value)
        ? Decimal.of(new BigDecimal(value).round(DIGITS).doubleValue())
        : Double.toString(value);
  }

  /** A share in percent, to three digits. */
  static String percent(double share) {
    return number(100 * share) + "%";
  }
}

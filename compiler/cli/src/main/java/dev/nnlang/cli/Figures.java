package dev.nnlang.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people, the same in every locale. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(4);
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Figures() {}

  /** Four significant digits; {@code -} where there is no number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale();
    return magnitude > -4 && magnitude <= 7
        ? rounded.toPlainString()
        : rounded.toString().toLowerCase(Locale.ROOT);
  }

  /** A share with two decimals of a percent; {@code -} where there is no number. */
  static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  /** A duration in its two largest units. */
  static String seconds(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    return whole < HOUR
        ? whole / MINUTE + " min " + whole % MINUTE + " s"
        : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
  }
}

package dev.nnlang.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people, the same in every locale. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(4);
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Figures() {}

  /** Up to four significant digits; {@code -} where there is no number. */
  static String number(double value) {
    return Double.isFinite(value)
        ? text(new BigDecimal(value).round(DIGITS).stripTrailingZeros())
        : notFinite(value);
  }

  /** Four significant digits, zeros too, so that figures below each other compare well. */
  static String digits(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return text(rounded.setScale(rounded.scale() + DIGITS.getPrecision() - rounded.precision()));
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "-" : Double.toString(value);
  }

  private static String text(BigDecimal rounded) {
    int magnitude = rounded.precision() - rounded.scale();
    return rounded.signum() == 0 || (magnitude > -4 && magnitude <= 7)
        ? rounded.toPlainString()
        : new DecimalFormat("0.###E0", SYMBOLS).format(rounded).toLowerCase(Locale.ROOT);
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

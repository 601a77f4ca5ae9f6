package dev.nnlang.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/**
 * Numbers with as few digits as bring the same bits back, the same on every JDK, which {@code
 * Double.toString} is not.
 */
final class ShortDecimal {
  private static final int DIGITS_OF_A_DOUBLE = 17;
  private static final int LEAST_PLAIN_EXPONENT = -5;
  private static final int LARGEST_PLAIN_EXPONENT = 14;

  private ShortDecimal() {}

  /** Such as {@code 1}, {@code 0.05} or {@code 1e-12}; {@code undefined} for what is no number. */
  static String of(double value) {
    return of(value, text -> Double.parseDouble(text) == value);
  }

  /** The same with the digits that a {@code float} needs. */
  static String of(float value) {
    return of(value, text -> Float.parseFloat(text) == value);
  }

  private static String of(double value, Predicate<String> same) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "infinity" : "-infinity";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal whole = new BigDecimal(value);
    int digits = 1;
    String text = text(whole.round(new MathContext(digits)));
    while (digits < DIGITS_OF_A_DOUBLE && !same.test(text)) {
      digits++;
      text = text(whole.round(new MathContext(digits)));
    }
    return text;
  }

  private static String text(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT
        ? shortest.toPlainString()
        : shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}

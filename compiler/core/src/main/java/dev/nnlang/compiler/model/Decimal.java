package dev.nnlang.compiler.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/**
 * Writes numbers with as few digits as bring the same bits back. {@code Double.toString} does not
 * give the same text on every JDK.
 */
public final class Decimal {
  private static final int DIGITS_OF_A_DOUBLE = 17;
  private static final int DIGITS_OF_A_FLOAT = 9;

  private Decimal() {}

  /**
   * The shortest decimal that reads back as {@code value}, such as {@code 0.05} or {@code 1e-12}.
   */
  public static String of(double value) {
    return shortest(value, DIGITS_OF_A_DOUBLE, text -> Double.parseDouble(text) == value);
  }

  /** The shortest decimal that reads back as {@code value}. */
  public static String of(float value) {
    return shortest(value, DIGITS_OF_A_FLOAT, text -> Float.parseFloat(text) == value);
  }

  private static String shortest(double value, int digits, Predicate<String> exact) {
    Require.finite(value, "value");
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal whole = new BigDecimal(value);
    for (int precision = 1; precision < digits; precision++) {
      String text = text(whole.round(new MathContext(precision)));
      if (exact.test(text)) {
        return text;
      }
    }
    return text(whole.round(new MathContext(digits)));
  }

  private static String text(BigDecimal rounded) {
    BigDecimal stripped = rounded.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -5 && exponent < 15) {
      return stripped.toPlainString();
    }
    String mantissa = stripped.movePointLeft(exponent).toPlainString();
    return mantissa + "e" + exponent;
  }
}

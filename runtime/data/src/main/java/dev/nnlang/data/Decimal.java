package dev.nnlang.data;

/**
 * Numbers as data files write them: {@code 5}, {@code -0.25}, {@code 1e-4}.
 *
 * <p>Narrower than {@link Double#parseDouble}, which also takes {@code 1f}, {@code 0x1p3}, {@code
 * NaN} and spaces; the same in every locale.
 */
final class Decimal {
  /** Up to here a whole number is exact in a double, so its digits need no rounding. */
  private static final int EXACT_DIGITS = 15;

  private Decimal() {}

  /** Whether {@code text} is {@code [+-] digits [. digits] [e [+-] digits]}. */
  static boolean is(String text) {
    int start = afterSign(text, 0);
    int whole = afterDigits(text, start);
    int end = whole;
    int digits = whole - start;
    if (end < text.length() && text.charAt(end) == '.') {
      end = afterDigits(text, whole + 1);
      digits += end - whole - 1;
    }
    if (digits == 0) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = afterSign(text, end + 1);
      end = afterDigits(text, exponent);
      if (end == exponent) {
        return false;
      }
    }
    return end == text.length();
  }

  /** The double nearest to {@code text}, of which {@link #is} holds; infinite if beyond all. */
  static double value(String text) {
    int length = text.length();
    if (length > EXACT_DIGITS || afterDigits(text, 0) < length) {
      return Double.parseDouble(text);
    }
    long whole = 0;
    for (int i = 0; i < length; i++) {
      whole = 10 * whole + (text.charAt(i) - '0');
    }
    return whole;
  }

  private static int afterSign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return signed ? at + 1 : at;
  }

  private static int afterDigits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}

package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as a person writes them in a file; each reads back as the same bits. */
final class Amounts {
  private static final double LEAST_PERCENTAGE = 0.001;
  private static final double LEAST_GROUPED = 10_000;
  private static final double LEAST_EXPONENT = 1e15;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_PER_HOUR = 3600;

  private Amounts() {}

  /** A share as a percentage, such as {@code 12.5%}. */
  static String percent(double share) {
    return percent(new BigDecimal(Decimal.of(share)));
  }

  /** The same for a share that is known as a decimal. */
  static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /** A share as a percentage where that is short, as a number else: {@code 20%}, {@code 1e-6}. */
  static String share(double share) {
    double size = Math.abs(share);
    return size >= LEAST_PERCENTAGE && size <= 1 ? percent(share) : Decimal.of(share);
  }

  /** A count, in groups of three digits from 10_000 on. */
  static String count(double count) {
    boolean grouped = count == Math.rint(count) && count >= LEAST_GROUPED && count < LEAST_EXPONENT;
    return grouped
        ? String.format(Locale.ROOT, "%,d", (long) count).replace(',', '_')
        : Decimal.of(count);
  }

  /** Seconds in the largest unit of which they are a whole number: {@code 20 min}. */
  static String duration(double seconds) {
    if (isWhole(seconds, SECONDS_PER_HOUR)) {
      return count(seconds / SECONDS_PER_HOUR) + " h";
    }
    if (isWhole(seconds, SECONDS_PER_MINUTE)) {
      return count(seconds / SECONDS_PER_MINUTE) + " min";
    }
    return count(seconds) + " s";
  }

  private static boolean isWhole(double seconds, double unit) {
    double amount = seconds / unit;
    return amount >= 1 && amount == Math.rint(amount) && amount * unit == seconds;
  }

  /** A length in epochs, such as {@code 10 epochs}. */
  static String epochs(double epochs) {
    return count(epochs) + " epochs";
  }
}

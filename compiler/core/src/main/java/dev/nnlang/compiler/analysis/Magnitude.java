package dev.nnlang.compiler.analysis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Writes large numbers for a person: {@code 101,770}, {@code 397.5 KiB}, {@code 409.1 k}. */
final class Magnitude {
  private static final List<String> BINARY = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
  private static final List<String> DECIMAL = List.of("k", "M", "G", "T", "P", "E");

  private Magnitude() {}

  /** All digits, in groups of three. */
  static String exact(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String bytes(long bytes) {
    return bytes(BigInteger.valueOf(bytes));
  }

  /** In units of 1024 bytes and their powers, one digit after the point. */
  static String bytes(BigInteger bytes) {
    return scaled(bytes, 1024, BINARY, bytes + " B");
  }

  /** In units of 1000 and their powers, one digit after the point. */
  static String thousands(long number) {
    return scaled(BigInteger.valueOf(number), 1000, DECIMAL, Long.toString(number));
  }

  private static String scaled(BigInteger number, long step, List<String> units, String small) {
    BigDecimal factor = BigDecimal.valueOf(step);
    BigDecimal left = new BigDecimal(number);
    String text = small;
    for (int i = 0; i < units.size() && left.compareTo(factor) >= 0; i++) {
      left = left.divide(factor); // exact: 1000 and 1024 have no prime factors but 2 and 5
      text = left.setScale(1, RoundingMode.HALF_UP).toPlainString() + " " + units.get(i);
    }
    return text;
  }
}

package dev.nnlang.compiler.regions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * A number of linear regions, or why there is none.
 *
 * @param value exact; absent where the theorem does not hold or the number is too long to be of use
 * @param formula with the network's own numbers; empty where the theorem does not hold
 * @param note where it is from and what it counts, or why it does not hold
 */
public record Bound(Optional<BigInteger> value, String formula, String note) {
  private static final BigInteger MANY_DIGITS = BigInteger.TEN.pow(12);
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  static Bound none(String why) {
    return new Bound(Optional.empty(), "", why);
  }

  /** The number for a person: {@code 9,472}, {@code 3.403e38}, or {@code -} where there is none. */
  public String number() {
    return value.map(Bound::text).orElse("-");
  }

  private static String text(BigInteger number) {
    if (number.compareTo(MANY_DIGITS) < 0) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    BigDecimal rounded = new BigDecimal(number).round(FOUR_DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).setScale(3, RoundingMode.UNNECESSARY) + "e" + exponent;
  }
}

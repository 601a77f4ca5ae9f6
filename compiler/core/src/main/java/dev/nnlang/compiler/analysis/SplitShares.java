package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decimals that sum to exactly 1, as the language asks of a split, and that read back as given
 * doubles.
 */
final class SplitShares {
  private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

  private SplitShares() {}

  /**
   * A decimal for each of {@code shares}, which are roundings of decimals that sum to 1: the
   * shortest ones where these sum to 1, else the exact values of the doubles, moved within the
   * interval that rounds to each.
   */
  static List<BigDecimal> of(List<Double> shares) {
    List<BigDecimal> shortest = shares.stream().map(SplitShares::shortest).toList();
    return isZero(missing(shortest)) ? shortest : moved(shares);
  }

  private static BigDecimal shortest(double share) {
    return new BigDecimal(Decimal.of(share));
  }

  /**
   * Each original decimal is at most half an ulp away from its double, so what is missing is at
   * most half the sum of the ulps; divided in proportion to them, each share keeps its bits.
   */
  private static List<BigDecimal> moved(List<Double> shares) {
    List<BigDecimal> exact = shares.stream().map(BigDecimal::new).toList();
    List<BigDecimal> ulps = shares.stream().map(Math::ulp).map(BigDecimal::new).toList();
    BigDecimal perUlp = missing(exact).divide(sum(ulps.stream()), DIGITS);
    List<BigDecimal> moved =
        Stream.iterate(0, i -> i < exact.size(), i -> i + 1)
            .map(i -> exact.get(i).add(ulps.get(i).multiply(perUlp)))
            .toList();
    BigDecimal rest = missing(moved);
    return Stream.concat(Stream.of(moved.get(0).add(rest)), moved.subList(1, moved.size()).stream())
        .toList();
  }

  private static BigDecimal missing(List<BigDecimal> shares) {
    return BigDecimal.ONE.subtract(sum(shares.stream()));
  }

  private static BigDecimal sum(Stream<BigDecimal> terms) {
    return terms.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean isZero(BigDecimal number) {
    return number.signum() == 0;
  }
}

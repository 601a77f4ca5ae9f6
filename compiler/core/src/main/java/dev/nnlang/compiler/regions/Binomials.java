package dev.nnlang.compiler.regions;

import java.math.BigInteger;

/** Binomial coefficients and their sums, exactly. */
final class Binomials {
  private Binomials() {}

  /** {@code C(n, 0), ..., C(n, most)}. */
  static BigInteger[] row(long n, int most) {
    BigInteger[] row = new BigInteger[most + 1];
    row[0] = BigInteger.ONE;
    for (int j = 1; j <= most; j++) {
      BigInteger factor = BigInteger.valueOf(Math.max(0, n - j + 1));
      row[j] = row[j - 1].multiply(factor).divide(BigInteger.valueOf(j));
    }
    return row;
  }

  /** {@code C(n, k)}; 0 where k is more than n. */
  static BigInteger of(int n, int k) {
    if (k > n) {
      return BigInteger.ZERO;
    }
    int shorter = Math.min(k, n - k);
    return row(n, shorter)[shorter];
  }

  /**
   * {@code sum_{j=0}^{d} C(n, j) c^j} for each d from 0 to {@code most}: the parts into which n
   * hyperplanes in general position cut d-dimensional space; for c = 2, n pairs of parallel ones.
   *
   * @see "Zaslavsky: Facing up to arrangements, Memoirs of the AMS 154 (1975)"
   */
  static BigInteger[] parts(long n, int most, int c) {
    BigInteger[] sums = row(n, most);
    for (int j = 1; j <= most; j++) {
      sums[j] = sums[j].multiply(BigInteger.valueOf(c).pow(j)).add(sums[j - 1]);
    }
    return sums;
  }

  /** The last of {@link #parts}, for any d. */
  static BigInteger partsIn(long n, int d, int c) {
    int most = (int) Math.min(d, n);
    return parts(n, most, c)[most];
  }

  /**
   * Bits that suffice for {@link #partsIn}: it is at most {@code 2^(c n)} and {@code (c n + 1)^d}.
   */
  static long bitsOfParts(long n, int d, int c) {
    return 1 + Math.min(c * n, (long) d * bits(c * n + 1));
  }

  /** Bits of a positive number. */
  static long bits(long number) {
    return (long) Long.SIZE - Long.numberOfLeadingZeros(number);
  }
}

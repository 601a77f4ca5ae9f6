package dev.nnlang.runtime;

/**
 * {@link Elementary} in 64 bits, step by step as {@link FloatElementary} but for the logarithm,
 * which takes a division to save a dozen terms.
 *
 * <p>Error bounds of the polynomials are relative to the function they stand for and hold for the
 * coefficients as rounded. The coefficients are minimax (Remez exchange), and each of the leading
 * ones was rounded before those after it were fitted.
 */
final class DoubleElementary {
  private static final long SIGN = 0x8000000000000000L;
  private static final int FRACTION_BITS = 52;
  private static final long BIAS = 1023;

  /** Added to k with |k| below 2^51, it leaves the nearest integer to k in the low bits. */
  private static final double ROUND = 0x1.8p52;

  private static final long ROUND_BITS = 0x4338000000000000L;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 in two parts; the first has 42 bits, so that its product with an exponent is exact. */
  private static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  private static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Beyond these, e^x rounds to 0 and to infinity. */
  private static final double EXP_LOWEST = -746;

  private static final double EXP_HIGHEST = 710;

  /** e^r = 1 + r + r^2 q(r) for |r| up to ln(2) / 2, q of degree 9; error below 2^-57.8. */
  private static final double E0 = 0x1.000000000000ap-1;

  private static final double E1 = 0x1.5555555555503p-3;
  private static final double E2 = 0x1.5555555550604p-5;
  private static final double E3 = 0x1.1111111124dbdp-7;
  private static final double E4 = 0x1.6c16c184b60fep-10;
  private static final double E5 = 0x1.a01a013d2b6b1p-13;
  private static final double E6 = 0x1.a019988a1c3b3p-16;
  private static final double E7 = 0x1.71def4456baecp-19;
  private static final double E8 = 0x1.28aede66755bdp-22;
  private static final double E9 = 0x1.add7edbbe3a95p-26;

  private static final double TWO_LOG2_E = 2 * LOG2_E;

  /** Half of ln 2, in one part. */
  private static final double HALF_LN2 = 0x1.62e42fefa39efp-2;

  /** e^2r = 1 + 2 r + r^2 q(r), with the terms above. */
  private static final double D0 = 4 * E0;

  private static final double D1 = 8 * E1;
  private static final double D2 = 16 * E2;
  private static final double D3 = 32 * E3;
  private static final double D4 = 64 * E4;
  private static final double D5 = 128 * E5;
  private static final double D6 = 256 * E6;
  private static final double D7 = 512 * E7;
  private static final double D8 = 1024 * E8;
  private static final double D9 = 2048 * E9;

  /** From here on tanh goes by way of e^2x. */
  private static final double TANH_SPLIT = 0.5625;

  /** Beyond, tanh rounds to 1, and before, e^2x is finite. */
  private static final double TANH_IS_ONE = 22;

  /** tanh(x) = x + x^3 q(x^2) for |x| up to 0.5625, q of degree 10; error below 2^-56.7. */
  private static final double T0 = -0x1.555555555554bp-2;

  private static final double T1 = 0x1.11111111102b6p-3;
  private static final double T2 = -0x1.ba1ba1b935de9p-5;
  private static final double T3 = 0x1.664f48495549ap-6;
  private static final double T4 = -0x1.226e2d023df14p-7;
  private static final double T5 = 0x1.d6d2478ee08f9p-9;
  private static final double T6 = -0x1.7d8b95a223b23p-10;
  private static final double T7 = 0x1.3460aab02c75ap-11;
  private static final double T8 = -0x1.e80a82bb3c6c8p-13;
  private static final double T9 = 0x1.597238cce1777p-14;
  private static final double T10 = -0x1.3d278e655ce2dp-16;

  /** A mantissa of a logarithm lies between these bits (0.75) and twice their number. */
  private static final long LOWEST_MANTISSA_BITS = 0x3fe8000000000000L;

  /**
   * ln(1 + f) = 2 artanh(s) = 2 s + s^3 q(s^2), s = f / (2 + f), for |s| up to 1/5, q of degree 7;
   * error below 2^-61.9.
   */
  private static final double L0 = 0x1.555555555554fp-1;

  private static final double L1 = 0x1.999999999c1acp-2;
  private static final double L2 = 0x1.24924921e194bp-2;
  private static final double L3 = 0x1.c71c7491f6208p-3;
  private static final double L4 = 0x1.745c4a5fa461fp-3;
  private static final double L5 = 0x1.3b35cfc6eb1ep-3;
  private static final double L6 = 0x1.0dcaa4b3e6509p-3;
  private static final double L7 = 0x1.1b87b964739aep-3;

  private DoubleElementary() {}

  /** x = k ln 2 + r with k an integer; e^x = 2^k e^r. */
  static double exp(double x) {
    double raised = x < EXP_LOWEST ? EXP_LOWEST : x;
    double v = raised > EXP_HIGHEST ? EXP_HIGHEST : raised;
    double shifted = Math.fma(v, LOG2_E, ROUND);
    double k = shifted - ROUND;
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, v));
    // Terms in pairs: half as many steps wait for one another.
    double z = r * r;
    double q = Math.fma(z, Math.fma(r, E9, E8), Math.fma(r, E7, E6));
    q = Math.fma(z, q, Math.fma(r, E5, E4));
    q = Math.fma(z, q, Math.fma(r, E3, E2));
    q = Math.fma(z, q, Math.fma(r, E1, E0));
    double rest = Math.fma(z, q, r);
    // Two factors: either is a normal number, though 2^k may be subnormal or infinite.
    long exponent = Double.doubleToRawLongBits(shifted) - ROUND_BITS;
    long half = exponent >> 1;
    double power = powerOfTwo(half);
    return Math.fma(rest, power, power) * powerOfTwo(exponent - half);
  }

  /** x = 2^k (1 + f) with 1 + f from 3/4 to 3/2; ln x = k ln 2 + ln(1 + f). */
  static double log(double x) {
    boolean subnormal = x < Double.MIN_NORMAL;
    double v = subnormal ? x * 0x1p52 : x;
    long bits = Double.doubleToRawLongBits(v);
    long exponent = (bits - LOWEST_MANTISSA_BITS) >> FRACTION_BITS;
    double f = Double.longBitsToDouble(bits - (exponent << FRACTION_BITS)) - 1;
    double k = (double) exponent - (subnormal ? 52 : 0);
    double positive = x > Double.MAX_VALUE ? x : log(k, f);
    double rest = x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    return x > 0 ? positive : rest;
  }

  /**
   * sign(x) tanh|x|, where tanh a = 1 - 2 / (e^2a + 1) for a not too small. With a = k ln(2) / 2 +
   * r, e^2a + 1 = 2^k (e^2r - 1) + (2^k + 1). An error of r counts for little where k is large, so
   * that r needs no second part of ln 2.
   */
  static double tanh(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long sign = bits & SIGN;
    double a = Double.longBitsToDouble(bits ^ sign);
    double large = a > TANH_IS_ONE ? 1 : 1 - 2 / powerAndOne(a);
    double y = a < TANH_SPLIT ? smallTanh(a) : large;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(y) | sign);
  }

  private static double smallTanh(double a) {
    double z = a * a;
    double q = Math.fma(T10, z, T9);
    q = Math.fma(q, z, T8);
    q = Math.fma(q, z, T7);
    q = Math.fma(q, z, T6);
    q = Math.fma(q, z, T5);
    q = Math.fma(q, z, T4);
    q = Math.fma(q, z, T3);
    q = Math.fma(q, z, T2);
    q = Math.fma(q, z, T1);
    q = Math.fma(q, z, T0);
    return Math.fma(a * z, q, a);
  }

  /** e^2a + 1 for a from {@link #TANH_SPLIT} to {@link #TANH_IS_ONE}. */
  private static double powerAndOne(double a) {
    double shifted = Math.fma(a, TWO_LOG2_E, ROUND);
    double k = shifted - ROUND;
    double r = Math.fma(k, -HALF_LN2, a);
    double z = r * r;
    double q = Math.fma(z, Math.fma(r, D9, D8), Math.fma(r, D7, D6));
    q = Math.fma(z, q, Math.fma(r, D5, D4));
    q = Math.fma(z, q, Math.fma(r, D3, D2));
    q = Math.fma(z, q, Math.fma(r, D1, D0));
    double rest = Math.fma(z, q, r + r);
    double power = powerOfTwo(Double.doubleToRawLongBits(shifted) - ROUND_BITS);
    return Math.fma(rest, power, power + 1);
  }

  /**
   * With e = e^-|x| and q = e / (1 + e): 1 - q, or e - e q below 0, where the rounding of 1 + e
   * then hardly counts.
   */
  static double sigmoid(double x) {
    double e = exp(Double.longBitsToDouble(Double.doubleToRawLongBits(x) | SIGN));
    double base = x >= 0 ? 1 : e;
    return Math.fma(-base, e / (1 + e), base);
  }

  /** max(x, 0) + ln(1 + e) with e = e^-|x|; 1 + e is halved if it is 3/2 or more. */
  static double softplus(double x) {
    double e = exp(Double.longBitsToDouble(Double.doubleToRawLongBits(x) | SIGN));
    boolean halved = e >= 0.5;
    double f = halved ? 0.5 * (e - 1) : e;
    double k = halved ? 1 : 0;
    return (x > 0 ? x : 0) + log(k, f);
  }

  /**
   * k ln 2 + ln(1 + f) for an integer k and f from -1/4 to 1/2. With h = f^2 / 2, 2 s equals f - h
   * + s h, which keeps f, the largest term, exact.
   */
  private static double log(double k, double f) {
    double s = f / (2 + f);
    double z = s * s;
    double q = Math.fma(L7, z, L6);
    q = Math.fma(q, z, L5);
    q = Math.fma(q, z, L4);
    q = Math.fma(q, z, L3);
    q = Math.fma(q, z, L2);
    q = Math.fma(q, z, L1);
    q = Math.fma(q, z, L0);
    double h = 0.5 * f * f;
    double tail = Math.fma(s, Math.fma(q, z, h), k * LN2_LOW);
    return Math.fma(k, LN2_HIGH, f - (h - tail));
  }

  /** 2^exponent, for exponents of normal numbers. */
  private static double powerOfTwo(long exponent) {
    return Double.longBitsToDouble((exponent + BIAS) << FRACTION_BITS);
  }
}

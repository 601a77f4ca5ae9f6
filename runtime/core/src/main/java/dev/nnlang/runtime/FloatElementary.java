package dev.nnlang.runtime;

/**
 * {@link Elementary} in 32 bits.
 *
 * <p>Error bounds of the polynomials are relative to the function they stand for and hold for the
 * coefficients as rounded. The coefficients are minimax (Remez exchange), and each of the leading
 * ones was rounded before those after it were fitted.
 */
final class FloatElementary {
  private static final int SIGN = 0x80000000;
  private static final int FRACTION_BITS = 23;
  private static final int BIAS = 127;

  /** Added to k with |k| below 2^22, it leaves the nearest integer to k in the low bits. */
  private static final float ROUND = 0x1.8p23f;

  private static final int ROUND_BITS = 0x4b400000;

  private static final float LOG2_E = 0x1.715476p0f;

  /** ln 2 in two parts; the first has 15 bits, so that its product with an exponent is exact. */
  private static final float LN2_HIGH = 0x1.62e4p-1f;

  private static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** Beyond these, e^x rounds to 0 and to infinity. */
  private static final float EXP_LOWEST = -104f;

  private static final float EXP_HIGHEST = 89f;

  /** e^r = 1 + r + r^2 q(r) for |r| up to ln(2) / 2, q of degree 4; error below 2^-28.1. */
  private static final float E0 = 0x1.fffffcp-2f;

  private static final float E1 = 0x1.55548cp-3f;
  private static final float E2 = 0x1.555858p-5f;
  private static final float E3 = 0x1.123ddap-7f;
  private static final float E4 = 0x1.6ac958p-10f;

  private static final float TWO_LOG2_E = 2 * LOG2_E;

  /** Half of ln 2, in one part. */
  private static final float HALF_LN2 = 0x1.62e43p-2f;

  /** e^2r = 1 + 2 r + r^2 q(r), with the terms above. */
  private static final float D0 = 4 * E0;

  private static final float D1 = 8 * E1;
  private static final float D2 = 16 * E2;
  private static final float D3 = 32 * E3;
  private static final float D4 = 64 * E4;

  /** From here on tanh goes by way of e^2x. */
  private static final float TANH_SPLIT = 0.5625f;

  /** Beyond, tanh rounds to 1, and before, e^2x is finite. */
  private static final float TANH_IS_ONE = 22f;

  /** tanh(x) = x + x^3 q(x^2) for |x| up to 0.5625, q of degree 4; error below 2^-28.6. */
  private static final float T0 = -0x1.555548p-2f;

  private static final float T1 = 0x1.110c72p-3f;
  private static final float T2 = -0x1.b90946p-5f;
  private static final float T3 = 0x1.582fa4p-6f;
  private static final float T4 = -0x1.94ffe2p-8f;

  /** A mantissa of a logarithm lies between these bits (0.75) and twice their number. */
  private static final int LOWEST_MANTISSA_BITS = 0x3f400000;

  /** ln(1 + f) = f - f^2/2 + f^3 q(f), f from -1/4 to 1/2, q of degree 8; error below 2^-27.6. */
  private static final float L0 = 0x1.55555ap-2f;

  private static final float L1 = -0x1.00006ep-2f;
  private static final float L2 = 0x1.99978ap-3f;
  private static final float L3 = -0x1.5519bap-3f;
  private static final float L4 = 0x1.246072p-3f;
  private static final float L5 = -0x1.04a9e6p-3f;
  private static final float L6 = 0x1.df445cp-4f;
  private static final float L7 = -0x1.756d6ep-4f;
  private static final float L8 = 0x1.34a98cp-5f;

  private FloatElementary() {}

  /** x = k ln 2 + r with k an integer; e^x = 2^k e^r. */
  static float exp(float x) {
    float raised = x < EXP_LOWEST ? EXP_LOWEST : x;
    float v = raised > EXP_HIGHEST ? EXP_HIGHEST : raised;
    float shifted = Math.fma(v, LOG2_E, ROUND);
    float k = shifted - ROUND;
    float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, v));
    // Terms in pairs: half as many steps wait for one another.
    float z = r * r;
    float q = Math.fma(z, E4, Math.fma(r, E3, E2));
    q = Math.fma(z, q, Math.fma(r, E1, E0));
    float rest = Math.fma(z, q, r);
    // Two factors: either is a normal number, though 2^k may be subnormal or infinite.
    int exponent = Float.floatToRawIntBits(shifted) - ROUND_BITS;
    int half = exponent >> 1;
    float power = powerOfTwo(half);
    return Math.fma(rest, power, power) * powerOfTwo(exponent - half);
  }

  /** x = 2^k (1 + f) with 1 + f from 3/4 to 3/2; ln x = k ln 2 + ln(1 + f). */
  static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    float v = subnormal ? x * 0x1p23f : x;
    int bits = Float.floatToRawIntBits(v);
    int exponent = (bits - LOWEST_MANTISSA_BITS) >> FRACTION_BITS;
    float f = Float.intBitsToFloat(bits - (exponent << FRACTION_BITS)) - 1f;
    float k = (float) exponent - (subnormal ? 23f : 0f);
    float positive = x > Float.MAX_VALUE ? x : log(k, f);
    float rest = x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
    return x > 0f ? positive : rest;
  }

  /**
   * sign(x) tanh|x|, where tanh a = 1 - 2 / (e^2a + 1) for a not too small. With a = k ln(2) / 2 +
   * r, e^2a + 1 = 2^k (e^2r - 1) + (2^k + 1). An error of r counts for little where k is large, so
   * that r needs no second part of ln 2.
   */
  static float tanh(float x) {
    int bits = Float.floatToRawIntBits(x);
    int sign = bits & SIGN;
    float a = Float.intBitsToFloat(bits ^ sign);
    float large = a > TANH_IS_ONE ? 1f : 1f - 2f / powerAndOne(a);
    float y = a < TANH_SPLIT ? smallTanh(a) : large;
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) | sign);
  }

  private static float smallTanh(float a) {
    float z = a * a;
    float q = Math.fma(T4, z, T3);
    q = Math.fma(q, z, T2);
    q = Math.fma(q, z, T1);
    q = Math.fma(q, z, T0);
    return Math.fma(a * z, q, a);
  }

  /** e^2a + 1 for a from {@link #TANH_SPLIT} to {@link #TANH_IS_ONE}. */
  private static float powerAndOne(float a) {
    float shifted = Math.fma(a, TWO_LOG2_E, ROUND);
    float k = shifted - ROUND;
    float r = Math.fma(k, -HALF_LN2, a);
    float z = r * r;
    float q = Math.fma(z, D4, Math.fma(r, D3, D2));
    q = Math.fma(z, q, Math.fma(r, D1, D0));
    float rest = Math.fma(z, q, r + r);
    float power = powerOfTwo(Float.floatToRawIntBits(shifted) - ROUND_BITS);
    return Math.fma(rest, power, power + 1f);
  }

  /**
   * With e = e^-|x| and q = e / (1 + e): 1 - q, or e - e q below 0, where the rounding of 1 + e
   * then hardly counts.
   */
  static float sigmoid(float x) {
    float e = exp(Float.intBitsToFloat(Float.floatToRawIntBits(x) | SIGN));
    float base = x >= 0f ? 1f : e;
    return Math.fma(-base, e / (1f + e), base);
  }

  /** max(x, 0) + ln(1 + e) with e = e^-|x|; 1 + e is halved if it is 3/2 or more. */
  static float softplus(float x) {
    float e = exp(Float.intBitsToFloat(Float.floatToRawIntBits(x) | SIGN));
    boolean halved = e >= 0.5f;
    float f = halved ? 0.5f * (e - 1f) : e;
    float k = halved ? 1f : 0f;
    return (x > 0f ? x : 0f) + log(k, f);
  }

  /** k ln 2 + ln(1 + f) for an integer k and f from -1/4 to 1/2. */
  private static float log(float k, float f) {
    float q = Math.fma(L8, f, L7);
    q = Math.fma(q, f, L6);
    q = Math.fma(q, f, L5);
    q = Math.fma(q, f, L4);
    q = Math.fma(q, f, L3);
    q = Math.fma(q, f, L2);
    q = Math.fma(q, f, L1);
    q = Math.fma(q, f, L0);
    float square = f * f;
    float tail = Math.fma(square * f, q, k * LN2_LOW);
    return Math.fma(k, LN2_HIGH, f + Math.fma(-0.5f, square, tail));
  }

  /** 2^exponent, for exponents of normal numbers. */
  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + BIAS) << FRACTION_BITS);
  }
}

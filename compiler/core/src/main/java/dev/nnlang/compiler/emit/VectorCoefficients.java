package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Precision;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of the runtime's elementary functions, which say there what they are. Polynomials
 * start with the term of highest degree.
 *
 * @param exponentBits of a number
 * @param fractionBits of a number, without the leading 1
 * @param ln2High the leading bits of ln 2, so few that a product with an exponent is exact
 * @param ln2Low the rest of ln 2
 * @param expLowest below it, e^x rounds to 0
 */
record VectorCoefficients(
    int exponentBits,
    int fractionBits,
    double log2E,
    double ln2High,
    double ln2Low,
    double expLowest,
    List<Double> exp,
    List<Double> tanh,
    List<Double> log) {

  /** From here on tanh goes by way of exp. */
  static final double TANH_SPLIT = 0.5625;

  /** Beyond, tanh is 1. */
  static final double TANH_IS_ONE = 22;

  /** The mantissas of logarithms are from here to twice of it. */
  static final double LOWEST_MANTISSA = 0.75;

  private static final VectorCoefficients FLOAT =
      new VectorCoefficients(
          8,
          23,
          0x1.715476p0,
          0x1.62e4p-1,
          0x1.7f7d1cp-20,
          -104,
          List.of(0x1.6ac958p-10, 0x1.123ddap-7, 0x1.555858p-5, 0x1.55548cp-3, 0x1.fffffcp-2),
          List.of(-0x1.94ffe2p-8, 0x1.582fa4p-6, -0x1.b90946p-5, 0x1.110c72p-3, -0x1.555548p-2),
          List.of(
              0x1.34a98cp-5,
              -0x1.756d6ep-4,
              0x1.df445cp-4,
              -0x1.04a9e6p-3,
              0x1.246072p-3,
              -0x1.5519bap-3,
              0x1.99978ap-3,
              -0x1.00006ep-2,
              0x1.55555ap-2));

  private static final VectorCoefficients DOUBLE =
      new VectorCoefficients(
          11,
          52,
          0x1.71547652b82fep0,
          0x1.62e42fefa38p-1,
          0x1.ef35793c7673p-45,
          -746,
          List.of(
              0x1.add7edbbe3a95p-26,
              0x1.28aede66755bdp-22,
              0x1.71def4456baecp-19,
              0x1.a019988a1c3b3p-16,
              0x1.a01a013d2b6b1p-13,
              0x1.6c16c184b60fep-10,
              0x1.1111111124dbdp-7,
              0x1.5555555550604p-5,
              0x1.5555555555503p-3,
              0x1.000000000000ap-1),
          List.of(
              -0x1.3d278e655ce2dp-16,
              0x1.597238cce1777p-14,
              -0x1.e80a82bb3c6c8p-13,
              0x1.3460aab02c75ap-11,
              -0x1.7d8b95a223b23p-10,
              0x1.d6d2478ee08f9p-9,
              -0x1.226e2d023df14p-7,
              0x1.664f48495549ap-6,
              -0x1.ba1ba1b935de9p-5,
              0x1.11111111102b6p-3,
              -0x1.555555555554bp-2),
          List.of(
              0x1.1b87b964739aep-3,
              0x1.0dcaa4b3e6509p-3,
              0x1.3b35cfc6eb1ep-3,
              0x1.745c4a5fa461fp-3,
              0x1.c71c7491f6208p-3,
              0x1.24924921e194bp-2,
              0x1.999999999c1acp-2,
              0x1.555555555554fp-1));

  static VectorCoefficients of(Precision precision) {
    return precision == Precision.FLOAT ? FLOAT : DOUBLE;
  }

  /** Half of ln 2, in one part. */
  double halfLn2() {
    double half = (ln2High + ln2Low) / 2;
    return fractionBits < 24 ? (float) half : half;
  }

  /** The terms of q in {@code e^2r = 1 + 2 r + r^2 q(r)}. */
  List<Double> expOfTwice() {
    return IntStream.range(0, exp.size())
        .mapToObj(i -> Math.scalb(exp.get(i), exp.size() + 1 - i))
        .toList();
  }

  /** The exponent of 1 as a number stores it. */
  long bias() {
    return (1L << (exponentBits - 1)) - 1;
  }

  /** Added to an integer that is not too large, it leaves the integer in the low bits. */
  double round() {
    return 1.5 * twoToTheFractionBits();
  }

  private double twoToTheFractionBits() {
    return 1L << fractionBits;
  }

  /** Below it, ln(1 + e) rounds to e, with some bits to spare. */
  double tiny() {
    return 1 / (128 * twoToTheFractionBits());
  }

  /** e to this power is 2 to twice -bias: as two equal factors, each of them stored as 0. */
  double vanishing() {
    return Math.rint(-2 * bias() * ln2High);
  }
}

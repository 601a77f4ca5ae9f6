package dev.nnlang.runtime;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The error of one function of {@link Elementary} in 32 bits.
 *
 * @param reference the same function in 64 bits, which {@link DoubleElementaryTest} holds against
 *     40 digits: its own error of an ulp or two is a few billionths of an ulp here
 * @param bound in ulps
 */
record FloatErrors(
    String name, FloatFunction function, DoubleUnaryOperator reference, double bound) {
  private static final long FLOATS = 1L << 32;
  private static final int PARTS = 1024;

  static List<FloatErrors> ofEveryFunction() {
    return List.of(
        new FloatErrors("exp", Elementary::exp, Elementary::exp, 1.1),
        new FloatErrors("log", Elementary::log, Elementary::log, 1),
        new FloatErrors("tanh", Elementary::tanh, Elementary::tanh, 2),
        new FloatErrors("sigmoid", Elementary::sigmoid, Elementary::sigmoid, 2),
        new FloatErrors("softplus", Elementary::softplus, Elementary::softplus, 2));
  }

  /** The largest error over every {@code stride}-th bit pattern. */
  Worst worst(int stride) {
    return IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> worstOfPart(part, stride))
        .reduce(new Worst(0, 0), Worst::larger);
  }

  private Worst worstOfPart(int part, int stride) {
    long first = FLOATS / PARTS * part;
    long end = first + FLOATS / PARTS;
    // The next multiple of the stride, so that the parts together take all of them.
    first = (first + stride - 1) / stride * stride;
    float at = 0;
    double ulps = 0;
    for (long bits = first; bits < end; bits += stride) {
      float x = Float.intBitsToFloat((int) bits);
      float got = function.apply(x);
      double truth = reference.applyAsDouble(x);
      // Most results are the nearest float: no need to measure those.
      if (got != (float) truth) {
        double error = Ulps.of(got, truth);
        at = error > ulps ? x : at;
        ulps = Math.max(ulps, error);
      }
    }
    return new Worst(at, ulps);
  }

  /** The error at {@code x}. */
  Worst at(float x) {
    return new Worst(x, Ulps.of(function.apply(x), reference.applyAsDouble(x)));
  }

  @Override
  public String toString() {
    return name;
  }

  /** A function of one float. */
  interface FloatFunction {
    float apply(float x);
  }

  /** Where an error was how large. */
  record Worst(float x, double ulps) {
    Worst larger(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }
}

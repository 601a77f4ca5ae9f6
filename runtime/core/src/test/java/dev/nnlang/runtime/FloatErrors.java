package dev.nnlang.runtime;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/** The functions of {@link Elementary} in 32 bits, with references in 64 and their error bounds. */
enum FloatErrors {
  EXP(Elementary::exp, StrictMath::exp, 1),
  LOG(Elementary::log, StrictMath::log, 1),
  TANH(Elementary::tanh, StrictMath::tanh, 2),
  SIGMOID(Elementary::sigmoid, FloatErrors::sigmoid, 2),
  SOFTPLUS(Elementary::softplus, FloatErrors::softplus, 2);

  private static final long FLOATS = 1L << 32;

  private interface FloatFunction {
    float apply(float x);
  }

  private final FloatFunction function;
  private final DoubleUnaryOperator reference;
  final double bound;

  FloatErrors(FloatFunction function, DoubleUnaryOperator reference, double bound) {
    this.function = function;
    this.reference = reference;
    this.bound = bound;
  }

  /** The largest error over every {@code stride}-th bit pattern. */
  Worst worst(int stride) {
    return LongStream.range(0, FLOATS / stride)
        .parallel()
        .mapToObj(i -> at(Float.intBitsToFloat((int) (i * stride))))
        .reduce(new Worst(0, 0), Worst::larger);
  }

  /** The error at {@code x}. */
  Worst at(float x) {
    return new Worst(x, Ulps.of(function.apply(x), reference.applyAsDouble(x)));
  }

  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Where an error was how large. */
  record Worst(float x, double ulps) {
    Worst larger(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }
}

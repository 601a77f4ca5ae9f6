package dev.nnlang.runtime;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The error of one function of {@link Elementary} in 64 bits.
 *
 * @param lowest with {@code highest}, where the function is neither constant nor nearly x
 * @param bound in ulps
 */
record DoubleErrors(
    String name,
    DoubleUnaryOperator function,
    DoubleFunction<BigDecimal> truth,
    double lowest,
    double highest,
    double bound) {
  private static final int PARTS = 64;

  static List<DoubleErrors> ofEveryFunction() {
    return List.of(
        new DoubleErrors("exp", Elementary::exp, Truth::exp, -746, 710, 1.1),
        new DoubleErrors("log", Elementary::log, Truth::log, Double.MIN_VALUE, 4, 1),
        new DoubleErrors("tanh", Elementary::tanh, Truth::tanh, -20, 20, 2),
        new DoubleErrors("sigmoid", Elementary::sigmoid, Truth::sigmoid, -746, 40, 2),
        new DoubleErrors("softplus", Elementary::softplus, Truth::softplus, -746, 40, 2));
  }

  /** The largest error at {@code count} random points. */
  Worst worst(int count, long seed) {
    return IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> worstOfPart(count / PARTS, new SplittableRandom(seed + part)))
        .reduce(new Worst(0, 0), Worst::larger);
  }

  private Worst worstOfPart(int count, SplittableRandom random) {
    Worst worst = new Worst(0, 0);
    for (int i = 0; i < count; i++) {
      worst = worst.larger(at(draw(random)));
    }
    return worst;
  }

  /** The error at {@code x}. */
  Worst at(double x) {
    return new Worst(x, Ulps.of(function.applyAsDouble(x), truth.apply(x)));
  }

  /** Evenly over the whole interval, evenly around 0, or with any exponent. */
  private double draw(SplittableRandom random) {
    double x =
        switch (random.nextInt(3)) {
          case 0 -> lowest + (highest - lowest) * random.nextDouble();
          case 1 -> 4 * random.nextDouble() - 2;
          default -> Double.longBitsToDouble(random.nextLong());
        };
    boolean positiveOnly = lowest > 0;
    double signed = positiveOnly ? Math.abs(x) : x;
    return signed >= lowest && signed <= (positiveOnly ? Double.MAX_VALUE : highest)
        ? signed
        : draw(random);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Where an error was how large. */
  record Worst(double x, double ulps) {
    Worst larger(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubleElementaryTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final long SEED = 20_261_122;

  /** With the interval where the function is neither constant nor the identity. */
  enum Function {
    EXP(Elementary::exp, Truth::exp, -746, 710, 1),
    LOG(Elementary::log, Truth::log, Double.MIN_VALUE, 4, 1),
    TANH(Elementary::tanh, Truth::tanh, -20, 20, 2),
    SIGMOID(Elementary::sigmoid, Truth::sigmoid, -746, 40, 2),
    SOFTPLUS(Elementary::softplus, Truth::softplus, -746, 40, 2);

    final DoubleUnaryOperator function;
    final DoubleFunction<BigDecimal> truth;
    final double lowest;
    final double highest;
    final double bound;

    Function(
        DoubleUnaryOperator function,
        DoubleFunction<BigDecimal> truth,
        double lowest,
        double highest,
        double bound) {
      this.function = function;
      this.truth = truth;
      this.lowest = lowest;
      this.highest = highest;
      this.bound = bound;
    }

    Worst at(double x) {
      return new Worst(x, Ulps.of(function.applyAsDouble(x), truth.apply(x)));
    }

    /**
     * A third over the whole interval, a third from -2 to 2, and a third with a random exponent, so
     * that small numbers have their turn.
     */
    double draw(SplittableRandom random) {
      double x =
          switch (random.nextInt(3)) {
            case 0 -> lowest + (highest - lowest) * random.nextDouble();
            case 1 -> 4 * random.nextDouble() - 2;
            default ->
                Math.scalb(2 * random.nextDouble() - 1, random.nextInt(this == LOG ? 1023 : 9) - 3);
          };
      double small = random.nextInt(8) == 0 ? Math.scalb(x, -random.nextInt(1060)) : x;
      return this == LOG ? Math.max(Math.abs(small), Double.MIN_VALUE) : small;
    }

    Worst worst(int count) {
      SplittableRandom[] parts = new SplittableRandom[64];
      SplittableRandom random = new SplittableRandom(SEED + ordinal());
      for (int part = 0; part < parts.length; part++) {
        parts[part] = random.split();
      }
      return IntStream.range(0, parts.length)
          .parallel()
          .mapToObj(
              part ->
                  IntStream.range(0, count / parts.length)
                      .mapToObj(i -> at(draw(parts[part])))
                      .reduce(new Worst(0, 0), Worst::larger))
          .reduce(new Worst(0, 0), Worst::larger);
    }
  }

  /** Where an error was how large. */
  record Worst(double x, double ulps) {
    Worst larger(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorStaysWithinItsBoundAtRandomPoints(Function function) {
    Worst worst = function.worst(6_400);
    assertTrue(worst.ulps() <= function.bound, () -> "worst is " + worst + ", seed " + SEED);
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
  void errorStaysWithinItsBoundAtAMillionRandomPoints(Function function) {
    Worst worst = function.worst(1_000_000);
    System.out.printf(Locale.ROOT, "%s: %.4f ulp at %s%n", function, worst.ulps(), worst.x());
    assertTrue(worst.ulps() <= function.bound, () -> "worst is " + worst + ", seed " + SEED);
  }

  @ParameterizedTest
  @EnumSource
  void errorStaysWithinItsBoundAroundPointsWhereAFormulaChanges(Function function) {
    double[] points = {
      Double.MIN_NORMAL,
      1e-11,
      0.25,
      0.5,
      0.5625,
      0.6931471805599453,
      0.75,
      1,
      1.5,
      2,
      37.4,
      708.3964185322641,
      709.782712893384,
      745.1332191019411
    };
    for (double point : points) {
      double x = point - 3 * Math.ulp(point);
      for (int i = 0; i < 7; i++) {
        Worst above = function.at(x);
        assertTrue(above.ulps() <= function.bound, () -> "error is " + above);
        if (function != Function.LOG) {
          Worst below = function.at(-x);
          assertTrue(below.ulps() <= function.bound, () -> "error is " + below);
        }
        x = Math.nextUp(x);
      }
    }
  }

  @Test
  void expIsExactAtZeroAndAtTheEnds() {
    assertEquals(1.0, Elementary.exp(0.0));
    assertEquals(1.0, Elementary.exp(-0.0));
    assertEquals(INFINITY, Elementary.exp(INFINITY));
    assertEquals(INFINITY, Elementary.exp(709.79));
    assertEquals(INFINITY, Elementary.exp(Double.MAX_VALUE));
    assertEquals(0.0, Elementary.exp(-INFINITY));
    assertEquals(0.0, Elementary.exp(-746.0));
    assertEquals(Double.MIN_VALUE, Elementary.exp(-744.5));
  }

  @Test
  void logIsExactAtOneAndAtTheEnds() {
    assertEquals(0.0, Elementary.log(1.0));
    assertEquals(-INFINITY, Elementary.log(0.0));
    assertEquals(-INFINITY, Elementary.log(-0.0));
    assertEquals(INFINITY, Elementary.log(INFINITY));
    assertEquals(Double.NaN, Elementary.log(-1.0));
    assertEquals(Double.NaN, Elementary.log(-Double.MIN_VALUE));
    assertEquals(Double.NaN, Elementary.log(-INFINITY));
  }

  @Test
  void tanhIsExactAtZeroAndAtTheEnds() {
    assertEquals(0.0, Elementary.tanh(0.0));
    assertEquals(-0.0, Elementary.tanh(-0.0));
    assertEquals(Double.MIN_VALUE, Elementary.tanh(Double.MIN_VALUE));
    assertEquals(1.0, Elementary.tanh(INFINITY));
    assertEquals(-1.0, Elementary.tanh(-INFINITY));
    assertEquals(1.0, Elementary.tanh(Double.MAX_VALUE));
  }

  @Test
  void sigmoidIsExactAtZeroAndAtTheEnds() {
    assertEquals(0.5, Elementary.sigmoid(0.0));
    assertEquals(0.5, Elementary.sigmoid(-0.0));
    assertEquals(1.0, Elementary.sigmoid(INFINITY));
    assertEquals(0.0, Elementary.sigmoid(-INFINITY));
    assertEquals(Double.MIN_VALUE, Elementary.sigmoid(-744.5));
  }

  @Test
  void softplusIsExactAtTheEnds() {
    assertEquals(INFINITY, Elementary.softplus(INFINITY));
    assertEquals(0.0, Elementary.softplus(-INFINITY));
    assertEquals(1e300, Elementary.softplus(1e300));
    assertEquals(Double.MIN_VALUE, Elementary.softplus(-744.5));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0x7ff8000000000000L, 0xfff8000000000000L, 0x7ff0000000000001L, 0xffffffffffffffffL})
  void anyNanGivesNan(long bits) {
    double nan = Double.longBitsToDouble(bits);
    assertEquals(Double.NaN, Elementary.exp(nan));
    assertEquals(Double.NaN, Elementary.log(nan));
    assertEquals(Double.NaN, Elementary.tanh(nan));
    assertEquals(Double.NaN, Elementary.sigmoid(nan));
    assertEquals(Double.NaN, Elementary.softplus(nan));
  }

  @Test
  void tanhIsOddToTheBit() {
    for (long bits = 0; bits >= 0 && bits < 0x7ff0000000000000L; bits += 0x10000000000a3L << 3) {
      double x = Double.longBitsToDouble(bits);
      assertEquals(-Elementary.tanh(x), Elementary.tanh(-x), () -> "at " + x);
    }
  }

  /** Neighbours may fall back by an ulp; at a distance of 64 ulps of x an ulp is never lost. */
  @Test
  void functionsRiseWithTheirArgument() {
    for (double x = -20; x < 20; x += 0.0037) {
      double next = x + 64 * Math.ulp(x);
      String place = "after " + x;
      assertTrue(Elementary.exp(x) <= Elementary.exp(next), place);
      assertTrue(Elementary.tanh(x) <= Elementary.tanh(next), place);
      assertTrue(Elementary.sigmoid(x) <= Elementary.sigmoid(next), place);
      assertTrue(Elementary.softplus(x) <= Elementary.softplus(next), place);
      assertTrue(!(x > 0) || Elementary.log(x) <= Elementary.log(next), place);
    }
  }

  /** A change of any operation or of its order changes some of these bits. */
  @Test
  void bitsAreThoseOfEveryOtherMachine() {
    long hash = 1;
    for (int i = -40_000; i < 40_000; i++) {
      double x = i * 0.01;
      hash = 31 * hash + Double.doubleToLongBits(Elementary.exp(x));
      hash = 31 * hash + Double.doubleToLongBits(Elementary.log(x));
      hash = 31 * hash + Double.doubleToLongBits(Elementary.tanh(x));
      hash = 31 * hash + Double.doubleToLongBits(Elementary.sigmoid(x));
      hash = 31 * hash + Double.doubleToLongBits(Elementary.softplus(x));
    }
    assertEquals(0, hash);
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubleElementaryTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final long SEED = 20_261_122;

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.DoubleErrors#ofEveryFunction")
  void errorStaysWithinItsBoundAtRandomPoints(DoubleErrors function) {
    DoubleErrors.Worst worst = function.worst(3_200, SEED);
    assertTrue(worst.ulps() <= function.bound(), () -> "worst is " + worst + ", seed " + SEED);
  }

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.DoubleErrors#ofEveryFunction")
  @EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
  void errorStaysWithinItsBoundAtAHundredThousandRandomPoints(DoubleErrors function) {
    DoubleErrors.Worst worst = function.worst(100_000, SEED);
    System.out.printf(Locale.ROOT, "%s: %.4f ulp at %s%n", function, worst.ulps(), worst.x());
    assertTrue(worst.ulps() <= function.bound(), () -> "worst is " + worst + ", seed " + SEED);
  }

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.DoubleErrors#ofEveryFunction")
  void errorStaysWithinItsBoundAroundPointsWhereAFormulaChanges(DoubleErrors function) {
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
        DoubleErrors.Worst above = function.at(x);
        assertTrue(above.ulps() <= function.bound(), () -> "error is " + above);
        if (point <= -function.lowest()) {
          DoubleErrors.Worst below = function.at(-x);
          assertTrue(below.ulps() <= function.bound(), () -> "error is " + below);
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
    assertEquals(1024 * StrictMath.log(2), Elementary.log(Double.MAX_VALUE), 1e-12);
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

  /**
   * Neighbours may fall back by an ulp. A step of 16 ulps of x, or of 1 if that is more, outweighs
   * two errors of 2 ulps where a function rises; where it is flat the last bits do not move at all.
   */
  @Test
  void functionsRiseWithTheirArgument() {
    for (double x = -20; x < 20; x += 0.0037) {
      double next = x + 16 * Math.ulp(Math.max(1, Math.abs(x)));
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
    assertEquals(6_497_612_038_635_569_153L, hash);
  }
}

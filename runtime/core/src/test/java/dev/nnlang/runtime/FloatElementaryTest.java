package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FloatElementaryTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** A prime, so that all bits vary: about a million floats of every kind. */
  private static final int STRIDE = 4099;

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.FloatErrors#ofEveryFunction")
  void errorStaysWithinItsBoundOverAStrideOfAllFloats(FloatErrors function) {
    FloatErrors.Worst worst = function.worst(STRIDE);
    assertTrue(worst.ulps() <= function.bound(), () -> "worst is " + worst);
  }

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.FloatErrors#ofEveryFunction")
  @EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
  void errorStaysWithinItsBoundOverAllFloats(FloatErrors function) {
    FloatErrors.Worst worst = function.worst(1);
    System.out.printf(Locale.ROOT, "%s: %.4f ulp at %s%n", function, worst.ulps(), worst.x());
    assertTrue(worst.ulps() <= function.bound(), () -> "worst is " + worst);
  }

  @ParameterizedTest
  @MethodSource("dev.nnlang.runtime.FloatErrors#ofEveryFunction")
  void errorStaysWithinItsBoundAroundPointsWhereAFormulaChanges(FloatErrors function) {
    float[] points = {
      0,
      Float.MIN_NORMAL,
      0.25f,
      0.5f,
      0.5625f,
      0.6931472f,
      0.75f,
      1,
      1.5f,
      2,
      87.33655f,
      88.72284f,
      103.97208f,
      Float.MAX_VALUE
    };
    for (float point : points) {
      int bits = Float.floatToRawIntBits(point);
      for (int i = Math.max(0, bits - 1000); i <= bits + 1000; i++) {
        FloatErrors.Worst above = function.at(Float.intBitsToFloat(i));
        FloatErrors.Worst below = function.at(-Float.intBitsToFloat(i));
        assertTrue(above.ulps() <= function.bound(), () -> "error is " + above);
        assertTrue(below.ulps() <= function.bound(), () -> "error is " + below);
      }
    }
  }

  @Test
  void expIsExactAtZeroAndAtTheEnds() {
    assertEquals(1f, Elementary.exp(0f));
    assertEquals(1f, Elementary.exp(-0f));
    assertEquals(INFINITY, Elementary.exp(INFINITY));
    assertEquals(INFINITY, Elementary.exp(88.73f));
    assertEquals(INFINITY, Elementary.exp(Float.MAX_VALUE));
    assertEquals(0f, Elementary.exp(-INFINITY));
    assertEquals(0f, Elementary.exp(-104f));
    assertEquals(Float.MIN_VALUE, Elementary.exp(-103.5f));
  }

  @Test
  void logIsExactAtOneAndAtTheEnds() {
    assertEquals(0f, Elementary.log(1f));
    assertEquals(-INFINITY, Elementary.log(0f));
    assertEquals(-INFINITY, Elementary.log(-0f));
    assertEquals(INFINITY, Elementary.log(INFINITY));
    assertEquals(Float.NaN, Elementary.log(-1f));
    assertEquals(Float.NaN, Elementary.log(-Float.MIN_VALUE));
    assertEquals(Float.NaN, Elementary.log(-INFINITY));
  }

  @Test
  void tanhIsExactAtZeroAndAtTheEnds() {
    assertEquals(0f, Elementary.tanh(0f));
    assertEquals(-0f, Elementary.tanh(-0f));
    assertEquals(Float.MIN_VALUE, Elementary.tanh(Float.MIN_VALUE));
    assertEquals(1f, Elementary.tanh(INFINITY));
    assertEquals(-1f, Elementary.tanh(-INFINITY));
    assertEquals(1f, Elementary.tanh(Float.MAX_VALUE));
  }

  @Test
  void sigmoidIsExactAtZeroAndAtTheEnds() {
    assertEquals(0.5f, Elementary.sigmoid(0f));
    assertEquals(0.5f, Elementary.sigmoid(-0f));
    assertEquals(1f, Elementary.sigmoid(INFINITY));
    assertEquals(0f, Elementary.sigmoid(-INFINITY));
    assertEquals(Float.MIN_VALUE, Elementary.sigmoid(-103.5f));
  }

  @Test
  void softplusIsExactAtTheEnds() {
    assertEquals(INFINITY, Elementary.softplus(INFINITY));
    assertEquals(0f, Elementary.softplus(-INFINITY));
    assertEquals(1e30f, Elementary.softplus(1e30f));
    assertEquals(Float.MIN_VALUE, Elementary.softplus(-103.5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fc00000, 0xffc00000, 0x7f800001, 0xff800001, 0x7fffffff, 0xffffffff})
  void anyNanGivesNan(int bits) {
    float nan = Float.intBitsToFloat(bits);
    assertEquals(Float.NaN, Elementary.exp(nan));
    assertEquals(Float.NaN, Elementary.log(nan));
    assertEquals(Float.NaN, Elementary.tanh(nan));
    assertEquals(Float.NaN, Elementary.sigmoid(nan));
    assertEquals(Float.NaN, Elementary.softplus(nan));
  }

  @Test
  void tanhIsOddToTheBit() {
    for (long bits = 0; bits <= 0x7f800000L; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      assertEquals(-Elementary.tanh(x), Elementary.tanh(-x), () -> "at " + x);
    }
  }

  /**
   * Neighbours may fall back by an ulp. A step of 16 ulps of x, or of 1 if that is more, outweighs
   * two errors of 2 ulps where a function rises; where it is flat the last bits do not move at all.
   */
  @Test
  void functionsRiseWithTheirArgument() {
    for (float x = -20; x < 20; x += 0.0037f) {
      float next = x + 16 * Math.ulp(Math.max(1f, Math.abs(x)));
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
    int hash = 1;
    for (long bits = 0; bits < 1L << 32; bits += 65_537) {
      float x = Float.intBitsToFloat((int) bits);
      hash = 31 * hash + Float.floatToIntBits(Elementary.exp(x));
      hash = 31 * hash + Float.floatToIntBits(Elementary.log(x));
      hash = 31 * hash + Float.floatToIntBits(Elementary.tanh(x));
      hash = 31 * hash + Float.floatToIntBits(Elementary.sigmoid(x));
      hash = 31 * hash + Float.floatToIntBits(Elementary.softplus(x));
    }
    assertEquals(1_687_275_341, hash);
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ShortDecimalTest {
  @Test
  void whatIsNoNumberHasAWord() {
    assertEquals("undefined", ShortDecimal.of(Double.NaN));
    assertEquals("infinity", ShortDecimal.of(Double.POSITIVE_INFINITY));
    assertEquals("-infinity", ShortDecimal.of(Double.NEGATIVE_INFINITY));
    assertEquals("undefined", ShortDecimal.of(Float.NaN));
  }

  @Test
  void zeroKeepsItsSign() {
    assertEquals("0", ShortDecimal.of(0.0));
    assertEquals("-0", ShortDecimal.of(-0.0));
  }

  @Test
  void noMoreDigitsAreShownThanBringTheBitsBack() {
    assertEquals("1", ShortDecimal.of(1.0));
    assertEquals("-0.05", ShortDecimal.of(-0.05));
    assertEquals("100", ShortDecimal.of(100.0));
    assertEquals("0.1", ShortDecimal.of(0.1f));
    assertEquals("0.10000000149011612", ShortDecimal.of((double) 0.1f));
    assertEquals("5e-324", ShortDecimal.of(Double.MIN_VALUE));
    assertEquals("1.7976931348623157e308", ShortDecimal.of(Double.MAX_VALUE));
    assertEquals("3.4028235e38", ShortDecimal.of(Float.MAX_VALUE));
  }

  @Test
  void numbersNearOneArePlainAndOthersHaveAnExponent() {
    assertEquals("0.00001", ShortDecimal.of(0.00001));
    assertEquals("0.000015", ShortDecimal.of(0.000015));
    assertEquals("9e-6", ShortDecimal.of(0.000009));
    assertEquals("1.5e-12", ShortDecimal.of(1.5e-12));
    assertEquals("123456789012345", ShortDecimal.of(123456789012345.0));
    assertEquals("100000000000000", ShortDecimal.of(1e14));
    assertEquals("1e15", ShortDecimal.of(1e15));
    assertEquals("-1.25e20", ShortDecimal.of(-1.25e20));
  }

  @Test
  void everyNumberComesBackFromItsText() {
    RandomStream random = new RandomStream(5);
    int shorter = 0;
    for (int n = 0; n < 200; n++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat((int) random.nextLong());
      if (Double.isFinite(value) && Float.isFinite(single)) {
        String text = ShortDecimal.of(value);
        assertEquals(value, Double.parseDouble(text));
        assertEquals(single, Float.parseFloat(ShortDecimal.of(single)));
        shorter += text.replaceAll("e.*|[^0-9]", "").length() < 17 ? 1 : 0;
      }
    }
    assertTrue(shorter > 50, "shorter than 17 digits: " + shorter);
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class QuantityTest {
  @Test
  void anErrorIsBetterWhereItIsSmallerAndAnAccuracyWhereItIsLarger() {
    assertTrue(Quantity.ERROR.better(1, 2));
    assertFalse(Quantity.ERROR.better(2, 1));
    assertTrue(Quantity.ACCURACY.better(2, 1));
    assertFalse(Quantity.ACCURACY.better(1, 2));
  }

  @Test
  void whatIsEqualIsNotBetter() {
    for (Quantity quantity : Quantity.values()) {
      assertFalse(quantity.better(1, 1), quantity::toString);
    }
  }

  @Test
  void anyNumberIsBetterThanNoneAndNoneIsBetterThanNothing() {
    for (Quantity quantity : Quantity.values()) {
      assertTrue(quantity.better(1, Double.NaN), quantity::toString);
      assertFalse(quantity.better(Double.NaN, 1), quantity::toString);
      assertFalse(quantity.better(Double.NaN, Double.NaN), quantity::toString);
    }
  }
}

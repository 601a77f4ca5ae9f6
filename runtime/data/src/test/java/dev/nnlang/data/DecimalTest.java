package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "+5", "007", "5.", ".5", "-.5e-3", "1E5", "1e+5", "12.34"})
  void theseAreNumbers(String text) {
    assertTrue(Decimal.is(text));
    assertEquals(Double.parseDouble(text), Decimal.value(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "--1",
        "1 2",
        " 1",
        "1 ",
        "0x10",
        "1f",
        "1D",
        "1L",
        "NaN",
        "Infinity",
        "1,5",
        "1e5.5",
        "²",
        "１"
      })
  void theseAreNot(String text) {
    assertFalse(Decimal.is(text));
  }

  @Test
  void everyDoubleComesBackWithItsBits() {
    long seed = 20_240_817;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Double.toString(value);
        assertTrue(Decimal.is(text), text);
        assertEquals(value, Decimal.value(text), () -> text + ", seed " + seed);
      }
      long whole = random.nextLong(1_000_000_000_000_000L);
      assertEquals((double) whole, Decimal.value(Long.toString(whole)), () -> "seed " + seed);
    }
  }
}

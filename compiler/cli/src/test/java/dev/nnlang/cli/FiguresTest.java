package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.05, 0.05",
    "1234.56, 1235",
    "0.000123456, 0.0001235",
    "0.0000123456, 1.235e-5",
    "12345678, 1.235e7",
    "-0.5, -0.5",
    "NaN, -",
    "Infinity, Infinity"
  })
  void numbersHaveFourDigits(double value, String text) {
    assertEquals(text, Figures.number(value));
  }

  @ParameterizedTest
  @CsvSource({"0.042, 0.04 s", "9.5, 9.50 s", "59, 59 s", "200, 3 min 20 s", "7320, 2 h 2 min"})
  void durationsHaveTheirTwoLargestUnits(double seconds, String text) {
    assertEquals(text, Figures.seconds(seconds));
  }

  @Test
  void digitsKeepTheirZeros() {
    assertEquals("1.050", Figures.digits(1.05));
    assertEquals("0.2500", Figures.digits(0.25));
    assertEquals("1.05", Figures.number(1.05));
  }

  @Test
  void sharesAreInPercent() {
    assertEquals("95.24%", Figures.percent(0.95238));
    assertEquals("-", Figures.percent(Double.NaN));
  }
}

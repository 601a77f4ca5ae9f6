package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static History of(Quantity quantity, double... values) {
    History history = new History(quantity);
    for (double value : values) {
      history.add(value);
    }
    return history;
  }

  @Test
  void anImprovementOverNEpochsNeedsOneEpochMore() {
    assertEquals(Double.NaN, of(Quantity.ERROR).improvement(1));
    assertEquals(Double.NaN, of(Quantity.ERROR, 4).improvement(1));
    assertEquals(0.25, of(Quantity.ERROR, 4, 3).improvement(1));
    assertEquals(Double.NaN, of(Quantity.ERROR, 4, 3).improvement(2));
    assertEquals(0.5, of(Quantity.ERROR, 4, 3, 2).improvement(2));
  }

  @Test
  void bestValuesAreComparedSoThatAStepBackIsNoGain() {
    History errors = of(Quantity.ERROR, 8, 4, 6, 5, 3);

    assertEquals(0.25, errors.improvement(1));
    assertEquals(0.25, errors.improvement(3), "4 was the best of the first two");
    assertEquals(0.625, errors.improvement(4));
    assertEquals(0, of(Quantity.ERROR, 8, 4, 6).improvement(1));
  }

  @Test
  void anAccuracyImprovesUpwards() {
    assertEquals(0.5, of(Quantity.ACCURACY, 0.5, 0.75).improvement(1));
    assertEquals(0, of(Quantity.ACCURACY, 0.5, 0.25).improvement(1));
  }

  @Test
  void nothingBeatsZeroAndAGainFromZeroIsWithoutBounds() {
    assertEquals(0, of(Quantity.ERROR, 0, 0).improvement(1));
    assertEquals(Double.POSITIVE_INFINITY, of(Quantity.ACCURACY, 0, 0.5).improvement(1));
  }

  @Test
  void valuesThatAreNoNumbersAreSkipped() {
    assertEquals(0.5, of(Quantity.ERROR, 4, Double.NaN, 2).improvement(1));
    assertEquals(Double.NaN, of(Quantity.ERROR, Double.NaN, 2).improvement(1));
    assertEquals(Double.NaN, of(Quantity.ERROR, Double.NaN, Double.NaN).improvement(1));
  }

  @Test
  void aLongTrainingIsRemembered() {
    History errors = new History(Quantity.ERROR);
    for (int epoch = 0; epoch < 1_000; epoch++) {
      errors.add(2_000 - epoch);
    }

    assertEquals(999.0 / 2_000, errors.improvement(999));
  }
}

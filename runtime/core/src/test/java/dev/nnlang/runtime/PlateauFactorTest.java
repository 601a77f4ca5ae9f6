package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.Phase.Plateau;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlateauFactorTest {
  /** The factor after each epoch with these validation errors. */
  private static List<Double> factors(int epochs, int atMost, double... errors) {
    PlateauFactor plateau =
        new PlateauFactor(Optional.of(new Plateau(Quantity.VALIDATION_ERROR, epochs, 0.5, atMost)));
    FixedProgress progress = new FixedProgress();
    List<Double> factors = new ArrayList<>();
    for (double error : errors) {
      plateau.look(progress.epochs(error));
      factors.add(plateau.factor());
    }
    return factors;
  }

  @Test
  void aGainBeginsTheCountAnew() {
    assertEquals(
        List.of(1.0, 1.0, 1.0, 1.0, 0.5), factors(2, 9, 4, 4, 3, 3.5, 3), "equal is no gain");
  }

  @Test
  void afterALoweringTheCountBeginsAnewAndTheBestStays() {
    assertEquals(List.of(1.0, 1.0, 0.5, 0.5, 0.25), factors(2, 9, 1, 2, 2, 1.5, 1.5));
  }

  @Test
  void itLowersNoMoreThanItMay() {
    assertEquals(List.of(1.0, 0.5, 0.25, 0.25, 0.25), factors(1, 2, 1, 1, 1, 1, 1));
  }

  @Test
  void whatIsNoNumberIsNoGain() {
    double none = Double.NaN;

    assertEquals(List.of(1.0, 0.5, 0.5, 0.5), factors(2, 1, none, none, 1, none));
  }

  @Test
  void withoutAPlateauNothingIsMeasured() {
    PlateauFactor plateau = new PlateauFactor(Optional.empty());
    // A progress without an epoch has no validation error to give.
    plateau.look(new FixedProgress());

    assertEquals(1, plateau.factor());
  }

  @Test
  void onlyAFactorThatLowersIsTaken() {
    assertThrows(IllegalArgumentException.class, () -> new Plateau(Quantity.ERROR, 2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Plateau(Quantity.ERROR, 0, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new Plateau(Quantity.ERROR, 2, 0.5, 0));
  }

  @Test
  void theLeastThatIsAllowedIsOneEpochAndOneTime() {
    Plateau least = new Plateau(Quantity.VALIDATION_ERROR, 1, 0.5, 1);
    PlateauFactor plateau = new PlateauFactor(Optional.of(least));
    FixedProgress progress = new FixedProgress();
    plateau.look(progress.epochs(4));
    assertEquals(1, plateau.factor());
    plateau.look(progress.epochs(4));
    assertEquals(0.5, plateau.factor());
    plateau.look(progress.epochs(4));
    assertEquals(0.5, plateau.factor());
    assertThrows(IllegalArgumentException.class, () -> new Plateau(Quantity.ERROR, 2, 0, 1));
  }
}

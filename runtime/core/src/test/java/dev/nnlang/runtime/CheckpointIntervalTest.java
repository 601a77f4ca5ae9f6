package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.CheckpointInterval.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CheckpointIntervalTest {
  private static List<Integer> reached(double every) {
    CheckpointInterval interval = CheckpointInterval.epochs(every);
    return IntStream.rangeClosed(1, 9).filter(interval::reachedAt).boxed().toList();
  }

  @Test
  void eachMultipleIsReachedAtTheFirstEndOfAnEpochAfterIt() {
    assertEquals(List.of(2, 4, 6, 8), reached(2));
    assertEquals(List.of(3, 5, 8), reached(2.5));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), reached(0.25));
    assertEquals(List.of(9), reached(9));
    assertEquals(List.of(), reached(9.5));
  }

  /** Ten times the double nearest to 1.1 is more than 11. */
  @Test
  void multiplesAreThoseOfTheNumberAsItIsWritten() {
    CheckpointInterval interval = CheckpointInterval.epochs(1.1);

    assertEquals(
        List.of(11, 22, 33),
        IntStream.rangeClosed(1, 40).filter(n -> !interval.reachedAt(n + 1)).boxed().toList());
  }

  @Test
  void eachUnitHasItsOwn() {
    assertEquals(new CheckpointInterval(0.5, Unit.EPOCHS), CheckpointInterval.epochs(0.5));
    assertEquals(new CheckpointInterval(3, Unit.UPDATES), CheckpointInterval.updates(3));
    assertEquals(new CheckpointInterval(1.5, Unit.SECONDS), CheckpointInterval.seconds(1.5));
  }

  @Test
  void whatIsNotFiniteAndAboveZeroIsRefused() {
    for (double every : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      for (Unit unit : Unit.values()) {
        assertThrows(IllegalArgumentException.class, () -> new CheckpointInterval(every, unit));
      }
    }
  }
}

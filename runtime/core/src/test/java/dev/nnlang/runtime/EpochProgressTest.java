package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.PhaseReport.Point;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EpochProgressTest {
  private final AtomicInteger trainings = new AtomicInteger();
  private final AtomicInteger validations = new AtomicInteger();
  private final AtomicInteger norms = new AtomicInteger();

  private EpochProgress watching(Set<Quantity> watched) {
    return new EpochProgress(
        new Place("all", Optional.empty(), false, true),
        watched,
        () -> new Score(1.0 / trainings.incrementAndGet(), 0.5),
        () -> new Score(10.0 / validations.incrementAndGet(), 0.25),
        () -> 7.0 * norms.incrementAndGet());
  }

  @Test
  void whatNobodyAsksForIsNotMeasured() {
    EpochProgress progress = watching(Set.of());
    progress.next(9, 3, 1.5, 0.5, 0.1);

    assertEquals(0, trainings.get() + validations.get() + norms.get());
    assertEquals(1, progress.epoch());
    assertEquals(3, progress.updates());
    assertEquals(1.5, progress.elapsed());
    assertEquals(0.5, progress.epochSeconds());
    assertEquals(0.1, progress.rate());
  }

  @Test
  void aMeasureIsTakenOnceAnEpoch() {
    EpochProgress progress = watching(Set.of());
    progress.next(9, 1, 0, 0, 0.1);

    assertEquals(1, progress.error());
    assertEquals(1, progress.error());
    assertEquals(0.5, progress.accuracy());
    assertEquals(1, trainings.get());
    assertEquals(10, progress.validationError());
    assertEquals(0.25, progress.validationAccuracy());
    assertEquals(7, progress.gradientNorm());
    progress.next(9, 2, 0, 0, 0.1);
    assertEquals(0.5, progress.error());
    assertEquals(5, progress.validationError());
    assertEquals(14, progress.gradientNorm());
    assertEquals(2, trainings.get());
  }

  @Test
  void watchedQuantitiesAreRecordedEachEpoch() {
    EpochProgress progress = watching(Set.of(Quantity.VALIDATION_ERROR));
    progress.next(9, 1, 0, 0, 0.1);
    progress.next(9, 2, 0, 0, 0.1);

    assertEquals(0.5, progress.history(Quantity.VALIDATION_ERROR).improvement(1));
    assertEquals(0, trainings.get());
    assertThrows(IllegalArgumentException.class, () -> progress.history(Quantity.ERROR));
  }

  @Test
  void aPointOfTheCurveHasWhatWasAskedForAndMeasuresNothing() {
    EpochProgress progress = watching(Set.of());
    progress.next(9, 3, 1.5, 0.5, 0.1);

    assertEquals(new Point(1, 0.1, Score.NONE, Score.NONE, 0.5), progress.point());
    assertEquals(1, progress.error());
    assertEquals(new Point(1, 0.1, new Score(1, 0.5), Score.NONE, 0.5), progress.point());
    progress.next(9, 6, 3, 0.25, 0.2);
    assertEquals(10, progress.validationError());
    assertEquals(new Point(2, 0.2, Score.NONE, new Score(10, 0.25), 0.25), progress.point());
    assertEquals(1, trainings.get());
  }

  @Test
  void itKnowsItsPlace() {
    Place place = new Place("pretrain", Optional.of("h1"), true, false);
    EpochProgress progress =
        new EpochProgress(place, Set.of(), () -> Score.NONE, () -> Score.NONE, () -> 0);

    assertEquals("pretrain", progress.phase());
    assertEquals(Optional.of("h1"), progress.layer());
    assertTrue(progress.scratch());
  }

  @Test
  void aCheckpointRemembersTheEpochAndWhatIsWatched() {
    EpochProgress progress = watching(Set.of(Quantity.VALIDATION_ERROR));
    progress.next(9, 3, 1.5, 0.5, 0.1);
    progress.next(9, 6, 2.5, 0.75, 0.2);
    SavedState state = new SavedState();
    progress.save(state);
    EpochProgress restored = watching(Set.of(Quantity.VALIDATION_ERROR));
    restored.restore(state);

    assertEquals(2, restored.epoch());
    assertEquals(6, restored.updates());
    assertEquals(2.5, restored.elapsed());
    assertEquals(0.75, restored.epochSeconds());
    assertEquals(0.2, restored.rate());
    assertEquals(0.5, restored.history(Quantity.VALIDATION_ERROR).improvement(1));
    assertEquals(2, validations.get(), "nothing was measured again");
  }

  @Test
  void aProgressThatNoTrainingLeavesIsRefused() {
    EpochProgress progress = watching(Set.of(Quantity.VALIDATION_ERROR));
    progress.next(9, 3, 1.5, 0.5, 0.1);
    SavedState state = new SavedState();
    progress.save(state);
    state.put("best_validation_error", 1, 2);
    assertThrows(WeightsException.class, () -> progress.restore(state), "two of one epoch");
    state.put("best_validation_error", 1);
    progress.restore(state);
    state.put("epoch", 1, 3, 1.5, 0.5, 0.1, 7);

    assertThrows(WeightsException.class, () -> progress.restore(state), "a number too many");
  }
}

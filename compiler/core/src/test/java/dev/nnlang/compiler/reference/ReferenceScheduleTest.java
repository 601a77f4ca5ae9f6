package dev.nnlang.compiler.reference;

import static dev.nnlang.compiler.reference.ReferenceSchedule.rate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rates against numbers worked out by hand. */
final class ReferenceScheduleTest {
  private static final Schedule RAMP = new Schedule.Ramp(0.5, 2.5, 4);

  @Test
  void aRampIsLinearAndThenStays() {
    assertEquals(0.5, rate(RAMP, 0));
    assertEquals(1.25, rate(RAMP, 1.5));
    assertEquals(2.5, rate(RAMP, 4));
    assertEquals(2.5, rate(RAMP, 100));
  }

  /** cos(pi / 3) is 1/2, so a third of the way the fall is a quarter. */
  @Test
  void aCosineIsHalfAPeriodAndThenStays() {
    Schedule cosine = new Schedule.Cosine(1, 0.2, 3);
    double tolerance = 2e-16;
    assertEquals(1, rate(cosine, 0), tolerance);
    assertEquals(0.8, rate(cosine, 1), tolerance);
    assertEquals(0.6, rate(cosine, 1.5), tolerance);
    assertEquals(0.2, rate(cosine, 3));
    assertEquals(0.2, rate(cosine, 4));
  }

  @Test
  void anExponentialFallsWithEveryUpdateAndAStepWithEveryFewEpochs() {
    Schedule exponential = new Schedule.Exponential(3, 0.25, 2);
    assertEquals(3, rate(exponential, 0));
    assertEquals(1.5, rate(exponential, 1));
    assertEquals(0.75, rate(exponential, 2));
    Schedule step = new Schedule.Step(3, 0.25, 2);
    assertEquals(3, rate(step, 1.999));
    assertEquals(0.75, rate(step, 2));
    assertEquals(0.1875, rate(step, 5));
  }

  /** Epoch 6 is the second of the step, which began at epoch 5. */
  @Test
  void piecesCountFromTheirOwnStartAndTheLastHoldsOn() {
    Schedule.Constant first = new Schedule.Constant(0.125, Optional.of(1.0));
    Schedule.Constant last = new Schedule.Constant(7, Optional.of(2.0));
    Schedule sequence = new Schedule.Sequence(List.of(first, RAMP, new Schedule.Step(8, 0.5, 1)));
    assertEquals(0.125, rate(sequence, 0.999));
    assertEquals(0.5, rate(sequence, 1));
    assertEquals(1.25, rate(sequence, 2.5));
    assertEquals(8, rate(sequence, 5));
    assertEquals(4, rate(sequence, 6));
    assertEquals(7, rate(new Schedule.Sequence(List.of(first, last)), 100));
    assertEquals(7, rate(new Schedule.Sequence(List.of(first, RAMP, last)), 5));
    assertEquals(0.125, rate(first, 100));
  }
}

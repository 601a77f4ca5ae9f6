package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.Schedule.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  /** Powers and cosines of StrictMath are off by an ulp of numbers below 1. */
  private static final double ULP = 2e-16;

  @Test
  void aConstantStays() {
    assertEquals(0.1, Schedule.constant(0.1).rate(0));
    assertEquals(0.1, Schedule.constant(0.1).rate(1e6));
  }

  @Test
  void aRampIsALineThatEnds() {
    Schedule ramp = Schedule.ramp(0.5, 0.25, 4);

    assertEquals(0.5, ramp.rate(0));
    assertEquals(0.4375, ramp.rate(1));
    assertEquals(0.3125, ramp.rate(3));
    assertEquals(0.25, ramp.rate(4));
    assertEquals(0.25, ramp.rate(100));
  }

  @Test
  void aCosineIsHalfwayInTheMiddleAndFlatAtBothEnds() {
    Schedule cosine = Schedule.cosine(0.5, 0.1, 6);

    assertEquals(0.5, cosine.rate(0), ULP);
    assertEquals(0.4, cosine.rate(2), ULP, "cos(pi / 3) = 1/2");
    assertEquals(0.3, cosine.rate(3), ULP);
    assertEquals(0.2, cosine.rate(4), ULP);
    assertEquals(0.1, cosine.rate(6));
    assertEquals(0.1, cosine.rate(7));
  }

  @Test
  void anExponentialFallsAllTheTime() {
    Schedule exponential = Schedule.exponential(0.8, 0.25, 10);

    assertEquals(0.8, exponential.rate(0));
    assertEquals(0.4, exponential.rate(5), ULP);
    assertEquals(0.2, exponential.rate(10), ULP);
    assertEquals(0.05, exponential.rate(20), ULP);
  }

  @Test
  void aStepFallsAtOnce() {
    Schedule step = Schedule.step(0.8, 0.5, 10);

    assertEquals(0.8, step.rate(0));
    assertEquals(0.8, step.rate(9.99));
    assertEquals(0.4, step.rate(10));
    assertEquals(0.4, step.rate(19.5));
    assertEquals(0.1, step.rate(30));
  }

  @Test
  void piecesBeginFromTheirOwnBeginning() {
    Schedule sequence =
        Schedule.sequence(
            List.of(new Piece(Schedule.ramp(0, 1, 2), 2), new Piece(Schedule.constant(0.5), 3)),
            Schedule.step(0.25, 0.5, 4));

    assertEquals(0, sequence.rate(0));
    assertEquals(0.75, sequence.rate(1.5));
    assertEquals(0.5, sequence.rate(2));
    assertEquals(0.5, sequence.rate(4.75));
    assertEquals(0.25, sequence.rate(5));
    assertEquals(0.25, sequence.rate(8.5));
    assertEquals(0.125, sequence.rate(9));
  }
}

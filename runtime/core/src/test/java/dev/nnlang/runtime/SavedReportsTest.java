package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.PhaseReport.Clause;
import dev.nnlang.runtime.PhaseReport.Point;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a training stands, and what has come of it so far. */
final class SavedReportsTest {
  private static final int NO_ROUND = -1;

  private static final StopRule STOP =
      StopRule.or(
          StopRule.when(Quantity.ERROR, Operator.LESS, 0.5, "error < 0.5"),
          StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, 9, "epochs >= 9"));

  /** One report, three of rounds, and one of the last phase. */
  private static final Training TRAINING =
      Training.of(
              1,
              Phase.all("first", STOP),
              Phase.greedyAutoencoder("rounds", List.of("h1", "h2", "h3"), STOP),
              Phase.all("last", STOP))
          .comparedToScratch();

  private static int before(int phase, int round) {
    return SavedReports.before(TRAINING, phase, round, false);
  }

  @Test
  void phasesAndRoundsBeforeAPlaceHaveAReportEach() {
    assertEquals(0, before(0, NO_ROUND));
    assertEquals(1, before(1, 0));
    assertEquals(2, before(1, 1));
    assertEquals(3, before(1, 2));
    assertEquals(4, before(2, NO_ROUND));
    assertEquals(5, SavedReports.before(TRAINING, 2, NO_ROUND, true));
  }

  private static void assertNowhere(Training training, int phase, int round, boolean scratch) {
    WeightsException refused =
        assertThrows(
            WeightsException.class, () -> SavedReports.before(training, phase, round, scratch));
    assertEquals("NN0701", refused.code());
    assertEquals("the checkpoint stands where the training never is", refused.getMessage());
  }

  @Test
  void aPlaceWhereTheTrainingNeverIsIsRefused() {
    assertNowhere(TRAINING, 0, 0, false);
    assertNowhere(TRAINING, 1, NO_ROUND, false);
    assertNowhere(TRAINING, 1, 3, false);
    assertNowhere(TRAINING, 1, 0, true);
    assertNowhere(TRAINING, 0, NO_ROUND, true);
    assertNowhere(Training.of(1, Phase.all("only", STOP)), 0, NO_ROUND, true);
  }

  private static PhaseReport report(String phase, Optional<String> layer, boolean first) {
    return new PhaseReport(
        phase,
        layer,
        4,
        12,
        first ? "error < 0.5" : "epochs >= 9",
        List.of(
            new Clause("error < 0.5", true, first ? OptionalInt.of(4) : OptionalInt.empty(), first),
            new Clause("epochs >= 9", true, OptionalInt.of(9), !first)),
        first ? OptionalInt.of(3) : OptionalInt.empty(),
        List.of(
            new Point(1, 0.5, new Score(3, 0.25), Score.NONE, 0.125),
            new Point(2, 0.25, new Score(2, 0.5), new Score(4, 0.75), 0.0625)),
        new Score(0.4, 0.9),
        new Score(0.6, 0.8),
        1.5);
  }

  @Test
  void aReportComesBackWithItsWords() {
    SavedState state = new SavedState();
    PhaseReport first = report("first", Optional.empty(), true);
    PhaseReport second = report("rounds", Optional.of("h2"), false);
    SavedReports.save(first, 0, state);
    SavedReports.save(second, 2, state);

    assertEquals(first, new SavedReports(TRAINING).restore(state, 0));
    assertEquals(second, new SavedReports(TRAINING).restore(state, 2));
  }

  @Test
  void aReportOfAnotherTrainingIsRefused() {
    SavedState state = new SavedState();
    SavedReports.save(report("first", Optional.empty(), true), 0, state);
    Training other = Training.of(1, Phase.all("first", StopRule.not(STOP)));

    assertThrows(WeightsException.class, () -> new SavedReports(other).restore(state, 0));
    assertThrows(WeightsException.class, () -> new SavedReports(TRAINING).restore(state, 1));
  }

  @Test
  void halfAPointOfACurveIsRefused() {
    SavedState state = new SavedState();
    state.put("curve", 1, 0.5, 3, 0.25, 4, 0.75, 0.125, 2);
    state.put("none");

    assertThrows(WeightsException.class, () -> SavedReports.points(state.row("curve")));
    assertEquals(List.of(), SavedReports.points(state.row("none")));
  }
}

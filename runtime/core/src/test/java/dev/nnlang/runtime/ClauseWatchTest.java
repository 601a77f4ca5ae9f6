package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.PhaseReport.Clause;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rules like the notes': no more improvement AND a small error, or a cap. */
final class ClauseWatchTest {
  private static final StopRule SLOW =
      StopRule.when(
          new Measure.Improvement(Quantity.VALIDATION_ERROR, 1),
          Operator.LESS,
          0.01,
          "improvement < 1%");
  private static final StopRule SMALL =
      StopRule.when(Quantity.VALIDATION_ERROR, Operator.LESS, 3, "error < 3");
  private static final StopRule CAP = count(Quantity.EPOCHS, Operator.AT_LEAST, 6);
  private static final StopRule RULE = StopRule.or(StopRule.and(SLOW, SMALL), CAP);

  private static StopRule count(Quantity quantity, Operator operator, double value) {
    return StopRule.when(quantity, operator, value, quantity + " " + operator + " " + value);
  }

  /** Watches the rule over epochs with these errors, until it fires. */
  private static ClauseWatch watch(StopRule rule, double... errors) {
    ClauseWatch watch = new ClauseWatch(rule);
    FixedProgress progress = new FixedProgress();
    for (double error : errors) {
      if (watch.firedClause(progress.epochs(error)).isPresent()) {
        return watch;
      }
    }
    return watch;
  }

  private static Clause clause(StopRule rule, boolean whole, int epoch, boolean fired) {
    return new Clause(
        rule.text(), whole, epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch), fired);
  }

  @Test
  void improvementAndASmallErrorEndTogetherAndTheCapIsSaidToComeLater() {
    assertEquals(
        List.of(
            clause(StopRule.and(SLOW, SMALL), true, 5, true),
            clause(SLOW, false, 2, false),
            clause(SMALL, false, 4, false),
            clause(CAP, true, 6, false)),
        watch(RULE, 4, 4, 3, 2, 2, 1).report(10));
  }

  @Test
  void theCapEndsWhatNeverGetsSmall() {
    assertEquals(
        List.of(
            clause(StopRule.and(SLOW, SMALL), true, 0, false),
            clause(SLOW, false, 3, false),
            clause(SMALL, false, 0, false),
            clause(CAP, true, 6, true)),
        watch(RULE, 9, 8, 8, 7, 6, 5, 4).report(10));
  }

  @Test
  void ofTwoClausesThatHoldTheFirstIsTheOneThatFired() {
    assertEquals(
        List.of(
            clause(StopRule.and(SLOW, SMALL), true, 6, true),
            clause(SLOW, false, 6, false),
            clause(SMALL, false, 5, false),
            clause(CAP, true, 6, false)),
        watch(RULE, 9, 8, 7, 6, 2, 2).report(10));
  }

  @Test
  void whereALimitEndedNothingFired() {
    List<Clause> clauses = watch(RULE, 9, 8).report(10);

    assertEquals(List.of(), clauses.stream().filter(Clause::fired).toList());
    assertEquals(clause(CAP, true, 6, false), clauses.get(3));
  }

  @Test
  void aNotIsTakenAsAWhole() {
    StopRule rule = StopRule.or(StopRule.not(SMALL), CAP);

    assertEquals(
        List.of(clause(StopRule.not(SMALL), true, 2, true), clause(CAP, true, 6, false)),
        watch(rule, 2, 4).report(10));
  }

  private static OptionalInt due(Quantity quantity, Operator operator, double value) {
    StopRule never = StopRule.when(Quantity.ACCURACY, Operator.GREATER, 2, "never");
    StopRule rule = StopRule.or(never, count(quantity, operator, value));
    return watch(rule, 1, 1).report(10).get(1).epoch();
  }

  @Test
  void countsSayWhenTheyWouldHaveHeld() {
    assertEquals(OptionalInt.of(500), due(Quantity.EPOCHS, Operator.AT_LEAST, 500));
    assertEquals(OptionalInt.of(501), due(Quantity.EPOCHS, Operator.GREATER, 500));
    assertEquals(OptionalInt.of(500), due(Quantity.EPOCHS, Operator.EQUAL, 500));
    assertEquals(OptionalInt.of(4), due(Quantity.EPOCHS, Operator.AT_LEAST, 3.5));
    assertEquals(OptionalInt.empty(), due(Quantity.EPOCHS, Operator.EQUAL, 3.5));
    assertEquals(OptionalInt.of(4), due(Quantity.UPDATES, Operator.AT_LEAST, 31));
    assertEquals(OptionalInt.of(4), due(Quantity.UPDATES, Operator.AT_LEAST, 40));
    assertEquals(OptionalInt.of(5), due(Quantity.UPDATES, Operator.GREATER, 40));
    assertEquals(OptionalInt.of(4), due(Quantity.UPDATES, Operator.EQUAL, 40));
    assertEquals(OptionalInt.empty(), due(Quantity.UPDATES, Operator.EQUAL, 41));
    assertEquals(OptionalInt.empty(), due(Quantity.UPDATES, Operator.AT_LEAST, 1e12));
  }

  @Test
  void whatIsNoRisingCountSaysNothing() {
    assertEquals(OptionalInt.empty(), due(Quantity.ELAPSED, Operator.AT_LEAST, 600));
    assertEquals(OptionalInt.empty(), due(Quantity.EPOCHS, Operator.LESS, -1));
    assertEquals(OptionalInt.empty(), due(Quantity.ERROR, Operator.LESS, 0.1));
  }

  @Test
  void whatHasHeldIsNotMeasuredAgain() {
    ClauseWatch watch = new ClauseWatch(SLOW);
    FixedProgress progress = new FixedProgress();

    assertEquals(Optional.empty(), watch.firedClause(progress.epochs(4)));
    assertEquals(Optional.of("improvement < 1%"), watch.firedClause(progress.epochs(4)));
    assertEquals(Optional.of("improvement < 1%"), watch.firedClause(progress.epochs(1)));
    assertEquals(OptionalInt.of(2), watch.report(10).get(0).epoch());
  }

  @Test
  void whatHeldIsRememberedInACheckpoint() {
    SavedState state = new SavedState();
    watch(RULE, 4, 4).save(state);
    ClauseWatch restored = new ClauseWatch(RULE);
    restored.restore(state);

    assertEquals(clause(SLOW, false, 2, false), restored.report(10).get(1));
    assertEquals(clause(SMALL, false, 0, false), restored.report(10).get(2));
  }

  @Test
  void theClausesOfAnotherRuleAreRefused() {
    SavedState state = new SavedState();
    watch(RULE, 4, 4).save(state);

    assertThrows(WeightsException.class, () -> new ClauseWatch(SLOW).restore(state));
  }
}

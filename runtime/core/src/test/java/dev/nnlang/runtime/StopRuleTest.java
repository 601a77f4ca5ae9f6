package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StopRuleTest {
  private static final Progress PROGRESS = new FixedProgress().epochs(4, 3, 5);
  private static final StopRule YES = StopRule.when(Quantity.EPOCHS, Operator.EQUAL, 3, "yes");
  private static final StopRule ALSO = StopRule.when(Quantity.EPOCHS, Operator.EQUAL, 3, "also");
  private static final StopRule NO = StopRule.when(Quantity.EPOCHS, Operator.LESS, 3, "no");

  private static boolean holds(Measure measure, Operator operator, double value) {
    return StopRule.when(measure, operator, value, "").holds(PROGRESS);
  }

  private static StopRule improvement(int epochs, Operator operator, double value) {
    return StopRule.when(
        new Measure.Improvement(Quantity.VALIDATION_ERROR, epochs), operator, value, "better");
  }

  @Test
  void eachOperatorComparesAsItIsCalled() {
    assertTrue(holds(Quantity.EPOCHS, Operator.LESS, 4));
    assertFalse(holds(Quantity.EPOCHS, Operator.LESS, 3));
    assertTrue(holds(Quantity.EPOCHS, Operator.AT_MOST, 3));
    assertFalse(holds(Quantity.EPOCHS, Operator.AT_MOST, 2));
    assertTrue(holds(Quantity.EPOCHS, Operator.GREATER, 2));
    assertFalse(holds(Quantity.EPOCHS, Operator.GREATER, 3));
    assertTrue(holds(Quantity.EPOCHS, Operator.AT_LEAST, 3));
    assertFalse(holds(Quantity.EPOCHS, Operator.AT_LEAST, 4));
    assertTrue(holds(Quantity.EPOCHS, Operator.EQUAL, 3));
    assertFalse(holds(Quantity.EPOCHS, Operator.EQUAL, 2));
  }

  @Test
  void eachQuantityIsTheOneOfItsName() {
    assertTrue(holds(Quantity.ERROR, Operator.EQUAL, 0.25));
    assertTrue(holds(Quantity.VALIDATION_ERROR, Operator.EQUAL, 5));
    assertTrue(holds(Quantity.VALIDATION_ACCURACY, Operator.EQUAL, 0.75));
    assertTrue(holds(Quantity.UPDATES, Operator.EQUAL, 30));
    assertTrue(holds(Quantity.ELAPSED, Operator.EQUAL, 2.5));
    assertTrue(holds(Quantity.GRADIENT_NORM, Operator.EQUAL, 3));
  }

  @Test
  void anUndefinedMeasureMakesEveryComparisonFalse() {
    for (Operator operator : Operator.values()) {
      assertFalse(holds(Quantity.ACCURACY, operator, 0), operator.name());
    }
  }

  @Test
  void andOrAndNotAreWhatTheySay() {
    assertTrue(StopRule.and(YES, ALSO).holds(PROGRESS));
    assertFalse(StopRule.and(YES, NO).holds(PROGRESS));
    assertFalse(StopRule.and(NO, YES).holds(PROGRESS));
    assertTrue(StopRule.or(NO, YES).holds(PROGRESS));
    assertTrue(StopRule.or(YES, NO).holds(PROGRESS));
    assertFalse(StopRule.or(NO, NO).holds(PROGRESS));
    assertTrue(StopRule.not(NO).holds(PROGRESS));
    assertFalse(StopRule.not(YES).holds(PROGRESS));
  }

  @Test
  void theFirstClauseOfAnOrThatHoldsIsTheOneThatFired() {
    assertEquals(Optional.of("yes"), StopRule.or(YES, ALSO).firedClause(PROGRESS));
    assertEquals(Optional.of("also"), StopRule.or(NO, ALSO).firedClause(PROGRESS));
    assertEquals(
        Optional.of("also"),
        StopRule.or(StopRule.or(StopRule.and(YES, NO), NO), ALSO).firedClause(PROGRESS));
    assertEquals(
        Optional.of("yes and also"),
        StopRule.or(StopRule.and(YES, ALSO), ALSO).firedClause(PROGRESS));
    assertEquals(Optional.empty(), StopRule.or(NO, NO).firedClause(PROGRESS));
    assertEquals(Optional.of("not no"), StopRule.not(NO).firedClause(PROGRESS));
    assertEquals(Optional.empty(), StopRule.not(YES).firedClause(PROGRESS));
  }

  @Test
  void clausesAreWhatOrJoinsAndTermsWhatTheyAreMadeOf() {
    StopRule within = StopRule.and(YES, StopRule.or(NO, StopRule.not(ALSO)));
    StopRule rule = StopRule.or(StopRule.or(NO, within), StopRule.not(YES));

    assertEquals(List.of(NO, within, StopRule.not(YES)), rule.clauses());
    assertEquals(List.of(within), within.clauses(), "an or within an and ends nothing alone");
    assertEquals(
        List.of(NO, YES, NO, StopRule.not(ALSO), StopRule.not(YES)),
        rule.terms(),
        "what is denied does not stand for itself");
    assertEquals(List.of(YES), YES.terms());
  }

  @Test
  void theTextHasTheParenthesesThatItNeeds() {
    assertEquals("yes and (no or also)", StopRule.and(YES, StopRule.or(NO, ALSO)).text());
    assertEquals("yes and no or also", StopRule.or(StopRule.and(YES, NO), ALSO).text());
    assertEquals("not (yes and no)", StopRule.not(StopRule.and(YES, NO)).text());
  }

  @Test
  void onlyMeasuresThatImproveAreWatched() {
    StopRule rule = StopRule.or(StopRule.not(improvement(2, Operator.LESS, 0.01)), YES);

    assertEquals(Set.of(Quantity.VALIDATION_ERROR), rule.watched());
    assertEquals(Set.of(), StopRule.and(YES, NO).watched());
  }

  /** Best values 4, 3, 3: a quarter in two epochs, nothing in the last one. */
  @Test
  void anImprovementIsFalseUntilItIsDefined() {
    assertTrue(improvement(1, Operator.EQUAL, 0).holds(PROGRESS));
    assertTrue(improvement(2, Operator.EQUAL, 0.25).holds(PROGRESS));
    assertFalse(improvement(3, Operator.LESS, 1).holds(PROGRESS));
    assertFalse(improvement(3, Operator.AT_LEAST, 0).holds(PROGRESS));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Measure.Improvement(Quantity.VALIDATION_ERROR, 0));
  }
}

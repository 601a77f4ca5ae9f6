package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  @Test
  void theLastUpdateThatIsAllowedEndsTheTraining() {
    Limits limits = new Limits(100, 2);
    limits.countUpdate();
    assertFalse(limits.endHere(true));
    assertTrue(limits.allowAnUpdate());
    limits.countUpdate();

    assertTrue(limits.endHere(false));
    assertFalse(limits.allowAnUpdate());
    assertEquals(2, limits.updates());
    assertEquals(Optional.of("the limit of 2 updates"), limits.reached());
  }

  @Test
  void theLastUpdateOfTheLastEpochThatIsAllowedEndsTheTraining() {
    Limits limits = new Limits(2, 100);
    limits.countUpdate();
    assertFalse(limits.endHere(true), "of the first epoch");
    limits.countEpoch();
    limits.countUpdate();

    assertFalse(limits.endHere(false), "not the last update of the epoch");
    assertTrue(limits.endHere(true));
    assertEquals(Optional.empty(), limits.reached(), "the epoch has not ended yet");
    limits.countEpoch();
    assertEquals(Optional.of("the limit of 2 epochs"), limits.reached());
  }

  @Test
  void countsGoOnWhereTheyStoodAndBeginAnewForAnotherRun() {
    Limits limits = new Limits(10, 100);
    limits.restore(9, 99);

    assertEquals(9, limits.epochs());
    assertTrue(limits.allowAnUpdate());
    limits.countUpdate();
    assertEquals(100, limits.updates());
    assertFalse(limits.allowAnUpdate());
    Limits anew = limits.anew();
    assertEquals(0, anew.epochs());
    assertEquals(0, anew.updates());
    anew.restore(10, 0);
    assertEquals(Optional.of("the limit of 10 epochs"), anew.reached());
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void everyPartRunsOnceOnAThreadOfItsOwn(int threads) {
    try (Team team = new Team(threads)) {
      int[] runs = new int[threads];
      ConcurrentHashMap<Thread, Integer> partOf = new ConcurrentHashMap<>();
      team.run(
          (part, parts) -> {
            assertEquals(threads, parts);
            runs[part]++;
            partOf.put(Thread.currentThread(), part);
          });
      int[] once = new int[threads];
      Arrays.fill(once, 1);
      assertArrayEquals(once, runs);
      assertEquals(threads, partOf.size());
      assertEquals(0, partOf.get(Thread.currentThread()));
    }
  }

  /** Plain arrays: each run reads what another thread wrote in the run before. */
  @Test
  void tenThousandRunsOfFourThreadsSeeEachOthersWork() {
    int runs = 10_000;
    long[] current = {1, 2, 3, 4};
    long[] next = new long[4];
    long[] expected = current.clone();
    try (Team team = new Team(4)) {
      for (int run = 0; run < runs; run++) {
        long[] from = run % 2 == 0 ? current : next;
        long[] to = run % 2 == 0 ? next : current;
        team.run((part, parts) -> to[part] = 31 * from[(part + 1) % parts] + part);
      }
    }
    for (int run = 0; run < runs; run++) {
      long[] before = expected;
      expected = new long[4];
      for (int part = 0; part < 4; part++) {
        expected[part] = 31 * before[(part + 1) % 4] + part;
      }
    }
    assertArrayEquals(expected, current);
  }

  /** A run whose parts wait for each other needs all of them at once, parked or not. */
  @Test
  void partsRunAtTheSameTimeEvenAfterAllHaveParked() {
    try (Team team = new Team(3)) {
      for (int run = 0; run < 3; run++) {
        awaitParked(team);
        CountDownLatch together = new CountDownLatch(3);
        team.run(
            (part, parts) -> {
              together.countDown();
              await(together);
            });
        assertEquals(0, together.getCount());
      }
    }
  }

  private static void awaitParked(Team team) {
    while (!team.allParked()) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whatAPartThrowsTheCallerThrowsOnceAllPartsHaveEnded(int failing) {
    IllegalArgumentException failure = new IllegalArgumentException("part " + failing);
    int[] runs = new int[4];
    Team.Task task =
        (part, parts) -> {
          runs[part]++;
          if (part == failing) {
            throw failure;
          }
        };
    try (Team team = new Team(4)) {
      assertSame(failure, assertThrows(IllegalArgumentException.class, () -> team.run(task)));
      assertArrayEquals(new int[] {1, 1, 1, 1}, runs);
      team.run((part, parts) -> runs[part]++);
      assertArrayEquals(new int[] {2, 2, 2, 2}, runs);
    }
  }

  @Test
  void ofSeveralFailuresTheLowestPartsIsThrownAndTheOthersAreKept() {
    try (Team team = new Team(3)) {
      Error thrown =
          assertThrows(
              AssertionError.class,
              () ->
                  team.run(
                      (part, parts) -> {
                        throw new AssertionError("part " + part);
                      }));
      assertEquals("part 0", thrown.getMessage());
      List<String> suppressed = new ArrayList<>();
      for (Throwable other : thrown.getSuppressed()) {
        suppressed.add(other.getMessage());
      }
      assertEquals(List.of("part 1", "part 2"), suppressed);
    }
  }

  @Test
  void oneExceptionThrownByAllPartsIsThrownAsItIs() {
    RuntimeException shared = new RuntimeException("shared");
    try (Team team = new Team(3)) {
      RuntimeException thrown =
          assertThrows(
              RuntimeException.class,
              () ->
                  team.run(
                      (part, parts) -> {
                        throw shared;
                      }));
      assertSame(shared, thrown);
      assertEquals(0, thrown.getSuppressed().length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aRunWithinARunIsRefused(int threads) {
    try (Team team = new Team(threads)) {
      Team.Task nested = (part, parts) -> team.run((p, n) -> {});
      assertThrows(IllegalStateException.class, () -> team.run(nested));
      team.run((part, parts) -> {});
    }
  }

  @Test
  void closingWithinARunIsRefused() {
    Team team = new Team(3);
    Team.Task closing = (part, parts) -> team.close();
    assertThrows(IllegalStateException.class, () -> team.run(closing));
    team.run((part, parts) -> {});
    team.close();
  }

  @Test
  void closingEndsTheThreadsAndASecondTimeDoesNothing() {
    Team team = new Team(4);
    Thread[] threads = new Thread[4];
    team.run((part, parts) -> threads[part] = Thread.currentThread());
    team.close();
    for (int part = 1; part < threads.length; part++) {
      assertTrue(threads[part].isDaemon());
      assertFalse(threads[part].isAlive());
    }
    team.close();
    assertThrows(IllegalStateException.class, () -> team.run((part, parts) -> {}));
  }

  @Test
  void anInterruptNeitherStopsARunNorIsLost() {
    try (Team team = new Team(3)) {
      Thread.currentThread().interrupt();
      int[] runs = new int[3];
      for (int run = 0; run < 100; run++) {
        team.run((part, parts) -> runs[part]++);
      }
      assertArrayEquals(new int[] {100, 100, 100}, runs);
      assertTrue(Thread.currentThread().isInterrupted());
    }
    assertTrue(Thread.interrupted());
  }

  @Test
  void aTeamOfNobodyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Team(0));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SparesTest {
  private static final int THREADS = 8;

  @Test
  void whatIsGivenIsTakenOnce() {
    Spares<int[]> spares = new Spares<>();
    int[] buffer = new int[1];

    assertNull(spares.take());
    spares.give(buffer);
    assertSame(buffer, spares.take());
    assertNull(spares.take());
  }

  @Test
  void severalOfOneThreadAreAllFoundAgain() {
    Spares<int[]> spares = new Spares<>();
    Set<int[]> given = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 65; i++) {
      int[] buffer = new int[1];
      given.add(buffer);
      spares.give(buffer);
    }
    spares.give(new int[1]);
    for (int i = 0; i < 65; i++) {
      assertTrue(given.remove(spares.take()));
    }
    assertNull(spares.take(), "there was no place for one more");
  }

  /** More threads than places, of which some share: they too find what they gave back. */
  @Test
  void everyThreadOfManyFindsBuffersAgain() throws Exception {
    Spares<int[]> spares = new Spares<>();
    int threads = 100;
    CyclicBarrier step = new CyclicBarrier(threads);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      tasks.add(
          () -> {
            step.await();
            spares.give(new int[1]);
            step.await();
            return spares.take() != null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Boolean> found : pool.invokeAll(tasks)) {
        assertTrue(found.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Who takes a buffer has it alone, and sees what its last user wrote. */
  @Test
  void noTwoThreadsHaveTheSame() throws Exception {
    Spares<AtomicBoolean> spares = new Spares<>();
    CyclicBarrier begin = new CyclicBarrier(THREADS);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      tasks.add(
          () -> {
            begin.await();
            return sharedTakes(spares);
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      int shared = 0;
      for (Future<Integer> future : pool.invokeAll(tasks)) {
        shared += future.get();
      }
      assertEquals(0, shared);
    } finally {
      pool.shutdown();
    }
  }

  private static int sharedTakes(Spares<AtomicBoolean> spares) {
    int shared = 0;
    for (int i = 0; i < 100_000; i++) {
      AtomicBoolean found = spares.take();
      AtomicBoolean inUse = found == null ? new AtomicBoolean() : found;
      shared += inUse.compareAndSet(false, true) ? 0 : 1;
      inUse.set(false);
      spares.give(inUse);
    }
    return shared;
  }
}

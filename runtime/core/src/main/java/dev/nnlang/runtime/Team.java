package dev.nnlang.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads that do one task together, again and again.
 *
 * <p>The caller of {@link #run} is one of them and takes part 0; the others are daemons that wait
 * in between. Waiting spins for some microseconds, as long as the next task usually takes to come,
 * and then parks, so that a machine with fewer processors than threads still moves. A run allocates
 * nothing unless a part fails.
 *
 * <p>What a thread wrote before {@code run} all parts see, and what the parts wrote is seen after
 * it. One run at a time.
 */
final class Team implements AutoCloseable {
  /** Spins before parking: some 50 microseconds where each thread has a processor to itself. */
  private static final int SPINS = 2_000;

  /** Where it has not, spinning keeps others from the work that is waited for. */
  private static final int CROWDED_SPINS = 20;

  /** A piece of work in parts that are independent of each other. */
  interface Task {
    /** Does part {@code part}, from 0, of {@code parts}. */
    void run(int part, int parts);
  }

  private static final Task NOTHING = (part, parts) -> {};

  private final int spins;
  private final Worker[] workers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger round = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();

  /** What each part threw; nulls otherwise. A part writes its own element before it is finished. */
  private final Throwable[] failures;

  // Written by the caller before it raises `round`, read by workers after they see it raised.
  private Task task = NOTHING;
  private Thread caller = Thread.currentThread();

  /** Whether a team of one is in the middle of a run. */
  private boolean alone;

  private volatile boolean callerParks;
  private volatile boolean closed;

  /**
   * A team of {@code threads}, one of which is whoever calls {@link #run}.
   *
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  Team(int threads) {
    if (threads <= 0) {
      throw new IllegalArgumentException("a team needs a thread, not " + threads);
    }
    boolean crowded = threads > Runtime.getRuntime().availableProcessors();
    spins = crowded ? CROWDED_SPINS : SPINS;
    failures = new Throwable[threads];
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
    for (Worker worker : workers) {
      worker.thread.start();
    }
  }

  /** How many threads, and so parts of a task. */
  int size() {
    return workers.length + 1;
  }

  /** Whether every worker has given up spinning. */
  boolean allParked() {
    for (Worker worker : workers) {
      if (!worker.parks) {
        return false;
      }
    }
    return true;
  }

  /**
   * Does all parts of {@code task}, each on its own thread, and returns when all have ended. If
   * parts fail, throws what the lowest of them threw, with the others' as suppressed.
   *
   * @throws IllegalStateException if the team is closed, or in the middle of another run
   */
  void run(Task task) {
    if (workers.length == 0) {
      runAlone(task);
      return;
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the team is at work already");
    }
    try {
      if (closed) {
        throw new IllegalStateException("the team is closed");
      }
      runTogether(task);
    } finally {
      busy.set(false);
    }
  }

  /** Without the atomic operations that a tiny network would notice. */
  private void runAlone(Task task) {
    if (alone) {
      throw new IllegalStateException("the team is at work already");
    }
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    alone = true;
    try {
      task.run(0, 1);
    } finally {
      alone = false;
    }
  }

  private void runTogether(Task task) {
    this.task = task;
    caller = Thread.currentThread();
    unfinished.set(workers.length);
    startRound();
    doPart(0);
    awaitWorkers();
    this.task = NOTHING;
    throwFailures();
  }

  /** Leaves what the part throws, if anything, in {@link #failures}. */
  private void doPart(int part) {
    try {
      task.run(part, size());
    } catch (Throwable thrown) {
      failures[part] = thrown;
    }
  }

  private void startRound() {
    round.incrementAndGet();
    for (Worker worker : workers) {
      if (worker.parks) {
        LockSupport.unpark(worker.thread);
      }
    }
  }

  private void awaitWorkers() {
    for (int i = 0; i < spins && unfinished.get() != 0; i++) {
      Thread.onSpinWait();
    }
    if (unfinished.get() == 0) {
      return;
    }
    boolean interrupted = false;
    callerParks = true;
    while (unfinished.get() != 0) {
      LockSupport.park(this);
      // An interrupted thread would not park.
      interrupted |= Thread.interrupted();
    }
    callerParks = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailures() {
    for (int part = 0; part < failures.length; part++) {
      if (failures[part] != null) {
        throwFrom(part);
      }
    }
  }

  private void throwFrom(int lowest) {
    Throwable failure = failures[lowest];
    for (int part = lowest + 1; part < failures.length; part++) {
      if (failures[part] != null && failures[part] != failure) {
        failure.addSuppressed(failures[part]);
      }
    }
    Arrays.fill(failures, null);
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    throw new IllegalStateException("a part threw what no task declares", failure);
  }

  /**
   * Ends the threads and waits until they have ended; a second time does nothing.
   *
   * @throws IllegalStateException if the team is in the middle of a run
   */
  @Override
  public void close() {
    if (alone) {
      throw new IllegalStateException("the team is at work");
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the team is at work");
    }
    try {
      closed = true;
      startRound();
      boolean interrupted = false;
      for (Worker worker : workers) {
        interrupted |= joinInterrupted(worker.thread);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    } finally {
      busy.set(false);
    }
  }

  /** Waits for the end of {@code thread}; whether an interrupt came meanwhile. */
  private static boolean joinInterrupted(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** One of the waiting threads. */
  private final class Worker implements Runnable {
    private final int part;
    private final Thread thread;
    private volatile boolean parks;

    Worker(int part) {
      this.part = part;
      thread = new Thread(this, "nnc-team-" + part);
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (true) {
        awaitRound(seen);
        seen++;
        if (closed) {
          return;
        }
        doPart(part);
        finish();
      }
    }

    private void awaitRound(int seen) {
      for (int i = 0; i < spins && round.get() == seen; i++) {
        Thread.onSpinWait();
      }
      if (round.get() != seen) {
        return;
      }
      // Whoever raises the round looks at `parks` afterwards, so one of the two sees the other.
      parks = true;
      while (round.get() == seen) {
        LockSupport.park(Team.this);
        Thread.interrupted();
      }
      parks = false;
    }

    private void finish() {
      // Read before the caller may go on: afterwards another thread may be the caller.
      Thread waiting = caller;
      if (unfinished.decrementAndGet() == 0 && callerParks) {
        LockSupport.unpark(waiting);
      }
    }
  }
}

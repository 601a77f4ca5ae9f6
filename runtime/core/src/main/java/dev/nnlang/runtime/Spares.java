package dev.nnlang.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Buffers for one call at a time. A thread takes some, has them for itself alone, and gives them
 * back. Any number of threads may do so at once, and none waits for another: who finds nothing
 * makes new ones, and what finds no place is left to the garbage collector.
 *
 * <p>Each thread has a place of its own, and what it gives back there stays its own as long as it
 * lives: to take that again it need not agree with anybody, which would cost as much as a small
 * network's prediction. Threads whose place is another's share what is left. Taking and giving
 * allocate nothing but when a thread comes to own a place.
 *
 * @param <T> the buffers
 */
public final class Spares<T> {
  /** As many threads own buffers, and as many may be between taking and giving others. */
  private static final int PLACES = 64;

  /** Places of two threads share a cache line rarely; all of them together stay small. */
  private static final int STRIDE = 4;

  private final AtomicReferenceArray<Owned<T>> owned = new AtomicReferenceArray<>(PLACES * STRIDE);

  private final AtomicReferenceArray<T> shared = new AtomicReferenceArray<>(PLACES * STRIDE);

  /** None yet. */
  public Spares() {}

  /** Takes buffers that belong to the caller until they are given back; null if there are none. */
  @SuppressWarnings(
      "NullAway") // The one null here is the point: nothing is made but by the caller.
  public T take() {
    int place = placeOfThread();
    Owned<T> here = owned.getPlain(place * STRIDE);
    return here != null && here.takenBy(Thread.currentThread()) ? here.buffers : takeShared(place);
  }

  @SuppressWarnings("NullAway")
  private T takeShared(int first) {
    for (int i = 0; i < PLACES; i++) {
      int place = ((first + i) & (PLACES - 1)) * STRIDE;
      // Reads first, since a write takes the cache line from its owner.
      if (shared.getPlain(place) != null) {
        T spare = shared.getAndSet(place, null);
        if (spare != null) {
          return spare;
        }
      }
    }
    return null;
  }

  /** Gives back {@code spare}, or adds a new one; the caller must not use it any more. */
  public void give(T spare) {
    int place = placeOfThread();
    Owned<T> here = owned.getPlain(place * STRIDE);
    if (here != null && here.buffers == spare) {
      here.taken = false;
    } else if (!owns(place * STRIDE, here, spare)) {
      giveShared(spare, place);
    }
  }

  /** Whether {@code spare} became the thread's own, at a place where so far is {@code here}. */
  @SuppressWarnings("NullAway") // Nobody's place may still be empty.
  private boolean owns(int place, Owned<T> here, T spare) {
    return (here == null || here.belongsToNobody())
        && owned.compareAndSet(place, here, new Owned<>(Thread.currentThread(), spare));
  }

  private void giveShared(T spare, int first) {
    for (int i = 0; i < PLACES; i++) {
      int place = ((first + i) & (PLACES - 1)) * STRIDE;
      if (shared.getPlain(place) == null && shared.compareAndSet(place, null, spare)) {
        return;
      }
    }
  }

  /**
   * Ids count up, and so fill the places one by one; what a subclass may say is good enough too.
   */
  @SuppressWarnings("deprecation") // What takes its place, threadId(), came with Java 19.
  private static int placeOfThread() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }

  /** Buffers that no other thread touches; they do not keep their thread from being forgotten. */
  private static final class Owned<T> {
    private final WeakReference<Thread> owner;
    private final T buffers;

    /** Nobody but the owner reads or writes it. */
    private boolean taken;

    Owned(Thread owner, T buffers) {
      this.owner = new WeakReference<>(owner);
      this.buffers = buffers;
    }

    /** Whether {@code thread} is the owner and has the buffers from now on. */
    boolean takenBy(Thread thread) {
      if (!owner.refersTo(thread) || taken) {
        return false;
      }
      taken = true;
      return true;
    }

    @SuppressWarnings("NullAway") // What refers to null has lost its thread.
    boolean belongsToNobody() {
      return owner.refersTo(null);
    }
  }
}

package dev.nnlang.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Buffers that nobody uses at the moment. A thread takes one, has it for itself alone, and gives it
 * back. Any number of threads may do so at once, and none waits for another: who finds nothing
 * makes a new one, and what finds no place is left to the garbage collector.
 *
 * <p>Each thread begins to look at a place of its own, so that as a rule it meets no other and gets
 * the buffers that are still in its caches. Taking and giving allocate nothing.
 *
 * @param <T> the buffers
 */
public final class Spares<T> {
  /** As many threads may be between taking and giving before one has to make buffers anew. */
  private static final int PLACES = 64;

  /** Places of two threads share a cache line rarely; all of them together stay small. */
  private static final int STRIDE = 4;

  /** Spreads hash codes, whose lowest bits alone say little: 2^32 divided by the golden ratio. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int BITS_OF_A_PLACE = Integer.numberOfTrailingZeros(PLACES);

  private final AtomicReferenceArray<T> places = new AtomicReferenceArray<>(PLACES * STRIDE);

  /** None yet. */
  public Spares() {}

  /** Takes buffers that belong to the caller until they are given back; null if there are none. */
  @SuppressWarnings(
      "NullAway") // The one null here is the point: nothing is made but by the caller.
  public T take() {
    int own = own();
    T spare = places.getAndSet(own * STRIDE, null);
    return spare == null ? takeElsewhere(own) : spare;
  }

  @SuppressWarnings("NullAway")
  private T takeElsewhere(int own) {
    for (int i = 1; i < PLACES; i++) {
      int place = ((own + i) & (PLACES - 1)) * STRIDE;
      // Reads first, since a write takes the cache line from its owner.
      if (places.getPlain(place) != null) {
        T spare = places.getAndSet(place, null);
        if (spare != null) {
          return spare;
        }
      }
    }
    return null;
  }

  /** Gives back {@code spare}, or adds a new one; the caller must not use it any more. */
  public void give(T spare) {
    int own = own();
    for (int i = 0; i < PLACES; i++) {
      int place = ((own + i) & (PLACES - 1)) * STRIDE;
      // Two threads may see the same free place; then one of the buffers is lost, and no harm done.
      if (places.getPlain(place) == null) {
        places.setRelease(place, spare);
        return;
      }
    }
  }

  private static int own() {
    return (System.identityHashCode(Thread.currentThread()) * SPREAD) >>> (32 - BITS_OF_A_PLACE);
  }
}

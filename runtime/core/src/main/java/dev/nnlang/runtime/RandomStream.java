package dev.nnlang.runtime;

/** Placeholder until its own commit: SplitMix64. */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A stream that {@code seed} alone decides. */
  public RandomStream(long seed) {
    state = seed;
  }

  /** A stream of its own for {@code purpose} and {@code index}. */
  public RandomStream split(String purpose, long index) {
    return new RandomStream(mix(state + mix(purpose.hashCode() + GOLDEN_GAMMA * index)));
  }

  /** A whole number in {@code 0 .. bound - 1}. */
  public int nextInt(int bound) {
    state += GOLDEN_GAMMA;
    return (int) Long.remainderUnsigned(mix(state), bound);
  }

  /** Puts {@code order} into an order drawn from this stream. */
  public void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

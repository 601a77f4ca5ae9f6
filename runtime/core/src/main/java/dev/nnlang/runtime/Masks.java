package dev.nnlang.runtime;

/**
 * What dropout lets through, for generated code. Whether a number is dropped follows from the
 * noise, the layer, the row and its place in the row alone, so that it is the same on every number
 * of threads.
 *
 * <p>The bits are those of SplitMix64, as in {@link RandomStream}. Allocates nothing; safe from any
 * thread.
 */
public final class Masks {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private Masks() {}

  /**
   * Sets each number of {@code mask} to 0 with the chance {@code probability}, to {@code kept}
   * else.
   *
   * @param mask shape [numbers of a row]; overwritten
   * @param probability from 0 to 1, in steps of 2^-53
   * @param kept what a number is multiplied by that is let through, such as {@code 1 / (1 -
   *     probability)}
   * @param noise of the chunk that the row belongs to
   * @param layer tells the masks of one row apart
   * @param row within the chunk, from 0
   */
  public static void draw(
      float[] mask, double probability, float kept, long noise, int layer, int row) {
    long start = start(noise, layer, row);
    long bound = bound(probability);
    for (int j = 0; j < mask.length; j++) {
      mask[j] = scramble(start + (j + 1) * STEP) >>> 11 < bound ? 0 : kept;
    }
  }

  /** As {@link #draw(float[], double, float, long, int, int)}: the same places are dropped. */
  public static void draw(
      double[] mask, double probability, double kept, long noise, int layer, int row) {
    long start = start(noise, layer, row);
    long bound = bound(probability);
    for (int j = 0; j < mask.length; j++) {
      mask[j] = scramble(start + (j + 1) * STEP) >>> 11 < bound ? 0 : kept;
    }
  }

  /**
   * The noise of a chunk.
   *
   * @param update the number of its update, from 1
   * @param first the place in the batch where it begins, from 0
   */
  static long noise(long seed, long update, int first) {
    return scramble(scramble(scramble(seed + STEP) + update * STEP) + (first + 1) * STEP);
  }

  private static long start(long noise, int layer, int row) {
    return scramble(scramble(noise + (layer + 1) * STEP) + (row + 1) * STEP);
  }

  private static long bound(double probability) {
    return (long) (probability * 0x1p53);
  }

  /** SplitMix64's scrambling: a bijection in which each bit of z moves half of the bits. */
  private static long scramble(long z) {
    long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}

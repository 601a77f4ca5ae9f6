package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The same seed drops the same places in every version. Java's own SplittableRandom, which
 * scrambles as SplitMix64 does, says which: each of seed, update, chunk, layer and row picks a
 * number of the stream that the one before has begun.
 */
final class MasksFrozenTest {
  private static final int PLACES = 500;

  /** Number {@code n}, from 0, of the stream that begins at {@code seed}. */
  private static long number(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int skipped = 0; skipped < n; skipped++) {
      random.nextLong();
    }
    return random.nextLong();
  }

  @Test
  void noiseIsThatOfSplitMix64() {
    for (long seed : new long[] {0, 1, -1, 0x123456789abcdefL}) {
      for (int update : new int[] {1, 2, 1000}) {
        for (int first : new int[] {0, 1, 256}) {
          long expected = number(number(number(seed, 0), update - 1), first);
          assertEquals(expected, Masks.noise(seed, update, first));
        }
      }
    }
  }

  @Test
  void droppedPlacesAreThoseOfSplitMix64() {
    for (double probability : new double[] {0.1, 0.5, 0.9}) {
      for (int layer : new int[] {0, 1, 7}) {
        for (int row : new int[] {0, 1, 31}) {
          check(probability, 42, layer, row);
        }
      }
    }
  }

  /** The very number of the bound is let through, and the one below is dropped. */
  @Test
  void aNumberBelowTheBoundIsDropped() {
    long first = new SplittableRandom(number(number(42, 1), 2)).nextLong() >>> 11;
    check(first * 0x1p-53, 42, 1, 2);
    check((first + 1) * 0x1p-53, 42, 1, 2);
  }

  private static void check(double probability, long noise, int layer, int row) {
    SplittableRandom random = new SplittableRandom(number(number(noise, layer), row));
    double[] expected = new double[PLACES];
    float[] floats = new float[PLACES];
    for (int j = 0; j < PLACES; j++) {
      boolean dropped = random.nextLong() >>> 11 < (long) (probability * 0x1p53);
      expected[j] = dropped ? 0 : 3;
      floats[j] = (float) expected[j];
    }
    double[] mask = new double[PLACES];
    Masks.draw(mask, probability, 3, noise, layer, row);
    assertArrayEquals(expected, mask);
    float[] narrow = new float[PLACES];
    Masks.draw(narrow, probability, 3, noise, layer, row);
    assertArrayEquals(floats, narrow);
  }
}

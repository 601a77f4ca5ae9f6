package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MasksTest {
  private static final int PLACES = 100_000;

  private static double[] mask(double probability, long noise, int layer, int row) {
    double[] mask = new double[PLACES];
    Masks.draw(mask, probability, 2, noise, layer, row);
    return mask;
  }

  @Test
  void aNumberIsDroppedOrKept() {
    long dropped = Arrays.stream(mask(0.3, 1, 2, 3)).filter(value -> value == 0).count();
    long kept = Arrays.stream(mask(0.3, 1, 2, 3)).filter(value -> value == 2).count();

    assertEquals(PLACES, dropped + kept);
    // Five deviations of a share, sqrt(0.3 * 0.7 / 100,000) = 0.00145.
    assertEquals(0.3, (double) dropped / PLACES, 0.00725);
  }

  @Test
  void certaintiesAreCertain() {
    assertTrue(Arrays.stream(mask(0, 1, 2, 3)).allMatch(value -> value == 2));
    assertTrue(Arrays.stream(mask(1, 1, 2, 3)).allMatch(value -> value == 0));
  }

  @Test
  void floatsAreDroppedWhereDoublesAre() {
    float[] floats = new float[PLACES];
    Masks.draw(floats, 0.5, 2, 1, 2, 3);
    double[] widened = new double[PLACES];
    Arrays.setAll(widened, i -> floats[i]);

    assertArrayEquals(mask(0.5, 1, 2, 3), widened);
  }

  /** Of two masks that have nothing to do with each other half the places agree. */
  @Test
  void noiseLayerAndRowEachMakeAnotherMask() {
    double[] mask = mask(0.5, 1, 2, 3);

    assertArrayEquals(mask, mask(0.5, 1, 2, 3));
    for (double[] other :
        new double[][] {mask(0.5, 2, 2, 3), mask(0.5, 1, 3, 3), mask(0.5, 1, 2, 4)}) {
      int agreeing = 0;
      for (int i = 0; i < PLACES; i++) {
        agreeing += mask[i] == other[i] ? 1 : 0;
      }
      // Five deviations, sqrt(100,000) / 2 = 158.
      assertEquals(0.5 * PLACES, agreeing, 790);
    }
  }

  @Test
  void eachChunkOfEachUpdateHasItsNoise() {
    Set<Long> noises = new HashSet<>();
    for (int update = 1; update <= 100; update++) {
      for (int first = 0; first < 1_000; first += 64) {
        noises.add(Masks.noise(7, update, first));
      }
    }

    assertEquals(1_600, noises.size());
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PartsTest {
  @Test
  void partsFollowEachOtherAndAreAboutEqual() {
    for (int count = 0; count <= 70; count++) {
      for (int parts = 1; parts <= 9; parts++) {
        assertEquals(0, Parts.start(count, 0, parts));
        assertEquals(count, Parts.start(count, parts, parts));
        for (int part = 0; part < parts; part++) {
          int size = Parts.start(count, part + 1, parts) - Parts.start(count, part, parts);
          assertTrue(size == count / parts || size == (count + parts - 1) / parts, "size " + size);
        }
      }
    }
  }

  @Test
  void aCountTimesPartsMayBeLargerThanAnInt() {
    assertEquals(1_500_000_000, Parts.start(2_000_000_000, 3, 4));
  }

  @Test
  void blocksAreNotDivided() {
    for (int count = 0; count <= 70; count++) {
      for (int parts = 1; parts <= 9; parts++) {
        assertEquals(count, Parts.start(count, 8, parts, parts));
        for (int part = 0; part < parts; part++) {
          int start = Parts.start(count, 8, part, parts);
          int blocks = (count + 7) / 8;
          assertEquals(Math.min(count, 8 * Parts.start(blocks, part, parts)), start);
          assertTrue(start % 8 == 0 || start == count, "start " + start);
        }
      }
    }
  }
}

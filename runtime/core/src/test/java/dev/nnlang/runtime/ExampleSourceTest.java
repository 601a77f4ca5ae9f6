package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ExampleSourceTest {
  private static final ExampleSource ROWS = Rows.sums(10, 1);

  private static double[] input(ExampleSource source, int n) {
    double[] input = new double[3];
    source.read(n, input, new double[1]);
    return input;
  }

  private static double[] target(ExampleSource source, int n) {
    double[] target = new double[1];
    source.read(n, new double[3], target);
    return target;
  }

  @Test
  void whatIsSelectedComesInThatOrderAndMayComeTwice() {
    int[] rows = {7, 0, 7};
    ExampleSource chosen = ROWS.select(rows);

    assertEquals(3, chosen.size());
    for (int n = 0; n < 3; n++) {
      assertArrayEquals(input(ROWS, rows[n]), input(chosen, n));
      assertArrayEquals(target(ROWS, rows[n]), target(chosen, n));
    }
  }

  @Test
  void whoSelectedMayReuseTheArray() {
    int[] rows = {2};
    ExampleSource chosen = ROWS.select(rows);
    rows[0] = 3;

    assertArrayEquals(input(ROWS, 2), input(chosen, 0));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matrices in panels against the same ones row by row, of all sizes around a panel's. */
final class PanelsTest {
  private static final int LARGEST = 10;

  private static List<Panels> all() {
    List<Panels> all = new ArrayList<>();
    for (int lanes : new int[] {2, 4}) {
      for (int fanIn = 1; fanIn <= LARGEST; fanIn++) {
        for (int fanOut = 1; fanOut <= LARGEST; fanOut++) {
          all.add(new Panels(fanIn, fanOut, lanes));
        }
      }
    }
    return all;
  }

  private static Panels transposed(Panels panels) {
    return new Panels(panels.fanOut(), panels.fanIn(), panels.lanes());
  }

  /** Row i, column j; no two are the same. */
  private static int number(int i, int j) {
    return 1 + 100 * i + j;
  }

  private static double[] doubles(Panels panels) {
    double[] w = new double[panels.size()];
    for (int i = 0; i < panels.fanIn(); i++) {
      for (int j = 0; j < panels.fanOut(); j++) {
        w[panels.index(i, j)] = number(i, j);
      }
    }
    return w;
  }

  private static float[] floats(Panels panels) {
    return Precision.FLOAT.row(doubles(panels));
  }

  private static double[] widened(float[] values) {
    return Precision.FLOAT.values(values);
  }

  private static double[] factors(int count) {
    double[] factors = new double[count];
    for (int j = 0; j < count; j++) {
      factors[j] = j + 2;
    }
    return factors;
  }

  @Test
  void aWidthIsPaddedToWholeVectors() {
    assertEquals(0, Panels.padded(0, 4));
    assertEquals(4, Panels.padded(1, 4));
    assertEquals(4, Panels.padded(4, 4));
    assertEquals(8, Panels.padded(5, 4));
    assertEquals(30, new Panels(5, 5, 2).size());
  }

  @Test
  void everyNumberHasAPlaceOfItsOwn() {
    for (Panels panels : all()) {
      boolean[] taken = new boolean[panels.size()];
      for (int i = 0; i < panels.fanIn(); i++) {
        for (int j = 0; j < panels.fanOut(); j++) {
          int index = panels.index(i, j);
          assertTrue(!taken[index], panels::toString);
          taken[index] = true;
        }
      }
    }
  }

  /** Two vectors of 2 side by side, and a last panel of one. */
  @Test
  void panelFollowsPanelAndRowFollowsRow() {
    Panels panels = new Panels(2, 5, 2);

    assertArrayEquals(new double[] {1, 2, 3, 4, 101, 102, 103, 104, 5, 0, 105, 0}, doubles(panels));
  }

  @Test
  void rowsAreTransposedAndOthersStay() {
    for (Panels panels : all()) {
      Panels other = transposed(panels);
      for (int from = 0; from <= panels.fanIn(); from += 3) {
        int to = Math.min(panels.fanIn(), from + 5);
        double[] expected = new double[other.size()];
        for (int i = from; i < to; i++) {
          for (int j = 0; j < panels.fanOut(); j++) {
            expected[other.index(j, i)] = number(i, j);
          }
        }
        double[] doubles = new double[other.size()];
        panels.transpose(doubles(panels), doubles, from, to);
        float[] floats = new float[other.size()];
        panels.transpose(floats(panels), floats, from, to);

        assertArrayEquals(expected, doubles, panels::toString);
        assertArrayEquals(expected, widened(floats), panels::toString);
      }
    }
  }

  @Test
  void squaresAreAddedColumnByColumn() {
    for (Panels panels : all()) {
      int from = panels.fanOut() / 3;
      int to = panels.fanOut();
      double[] expected = factors(to);
      for (int j = from; j < to; j++) {
        for (int i = 0; i < panels.fanIn(); i++) {
          expected[j] += (double) number(i, j) * number(i, j);
        }
      }
      double[] doubles = factors(to);
      panels.addSquares(doubles(panels), doubles, from, to);
      float[] floats = Precision.FLOAT.row(factors(to));
      panels.addSquares(floats(panels), floats, from, to);

      // Whole numbers below 2^24, which both precisions add without rounding.
      assertArrayEquals(expected, doubles, panels::toString);
      assertArrayEquals(expected, widened(floats), panels::toString);
    }
  }

  @Test
  void columnsAreScaledInTheMatrixAndInItsTranspose() {
    for (Panels panels : all()) {
      Panels other = transposed(panels);
      int from = panels.fanOut() / 3;
      int to = panels.fanOut() - panels.fanOut() / 4;
      double[] factors = factors(panels.fanOut());
      double[] expected = doubles(panels);
      double[] expectedOther = new double[other.size()];
      for (int i = 0; i < panels.fanIn(); i++) {
        for (int j = 0; j < panels.fanOut(); j++) {
          double scaled = number(i, j) * (j >= from && j < to ? factors[j] : 1);
          expected[panels.index(i, j)] = scaled;
          expectedOther[other.index(j, i)] = scaled;
        }
      }
      double[] w = doubles(panels);
      double[] t = new double[other.size()];
      panels.transpose(w, t, 0, panels.fanIn());
      panels.scaleColumns(w, factors, from, to);
      panels.scaleTransposed(t, factors, from, to);

      assertArrayEquals(expected, w, panels::toString);
      assertArrayEquals(expectedOther, t, panels::toString);
      assertFloatsAreScaled(panels, from, to, expected, expectedOther);
    }
  }

  private static void assertFloatsAreScaled(
      Panels panels, int from, int to, double[] expected, double[] expectedOther) {
    float[] factors = Precision.FLOAT.row(factors(panels.fanOut()));
    float[] w = floats(panels);
    float[] t = new float[expectedOther.length];
    panels.transpose(w, t, 0, panels.fanIn());
    panels.scaleColumns(w, factors, from, to);
    panels.scaleTransposed(t, factors, from, to);

    assertArrayEquals(expected, widened(w), panels::toString);
    assertArrayEquals(expectedOther, widened(t), panels::toString);
  }
}

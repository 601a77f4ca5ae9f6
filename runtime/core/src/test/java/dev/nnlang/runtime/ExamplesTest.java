package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as a network takes them, kept or read again for each question. */
final class ExamplesTest {
  private static final Network<float[]> CLASSES =
      new EchoNetwork<>(
          Precision.FLOAT,
          new Signature(
              "m",
              "f",
              Task.CLASSIFICATION,
              List.of(Field.real("x").vector(2)),
              List.of(Field.oneOf("sky", "sun", "rain", "snow"))));

  private static final Network<double[]> NUMBERS =
      new EchoNetwork<>(
          Precision.DOUBLE,
          new Signature(
              "m",
              "f",
              Task.REGRESSION,
              List.of(Field.real("x").vector(2)),
              List.of(Field.real("y"))));

  private static final ExampleSource UNLABELLED = new Rows(7, 4, (x, y) -> y[0] = 0);

  /** With labels 0, 1, 2, 0, 1, ... */
  private static ExampleSource labelled(ExampleSource rows) {
    return new ExampleSource() {
      @Override
      public int size() {
        return rows.size();
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        rows.read(n, input, target);
        for (int label = 0; label < target.length; label++) {
          target[label] = label == n % 3 ? 1 : 0;
        }
      }
    };
  }

  @Test
  void labelsAreThePlacesOfTheOnes() {
    for (long mostBytes : new long[] {0, Long.MAX_VALUE}) {
      Examples<float[]> examples = Examples.of(CLASSES, labelled(UNLABELLED), mostBytes);
      for (int n = 0; n < examples.size(); n++) {
        double[] x = new double[2];
        UNLABELLED.read(n, x, new double[3]);

        assertEquals(n % 3, examples.label(n));
        assertArrayEquals(Precision.FLOAT.row(x), examples.input(n));
      }
    }
  }

  @Test
  void anExampleWithoutALabelIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Examples.of(CLASSES, UNLABELLED));

    assertEquals("no label is set", refused.getMessage());
  }

  /** Whatever was asked for before, and in whatever order. */
  @Test
  void targetsInputsAndLabelsAreThoseOfTheRowThatIsAskedFor() {
    ExampleSource rows = Rows.sums(5, 6);
    double[] x = new double[2];
    double[] y = new double[1];
    SourceRows<double[]> read = new SourceRows<>(NUMBERS, rows);
    for (int n : new int[] {3, 0, 4, 4, 1}) {
      rows.read(n, x, y);
      assertArrayEquals(y, read.target(n));
      assertArrayEquals(x, read.input(n));
    }
    SourceRows<float[]> skies = new SourceRows<>(CLASSES, labelled(UNLABELLED));
    assertEquals(2, skies.label(5));
    assertEquals(0, skies.label(0));
    assertArrayEquals(new float[] {0, 1, 0}, skies.target(4));
  }

  /** Five rows of {@code 8 width + 24} bytes; there is room for width 3. */
  @Test
  void rowsMayBeKeptWhereThereIsRoomForThem() {
    Examples<double[]> examples = Examples.of(NUMBERS, Rows.sums(5, 6), 5 * (3 * 8 + 24));

    assertTrue(examples.mayKeep(3, Precision.DOUBLE));
    assertFalse(examples.mayKeep(4, Precision.DOUBLE));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** However a network stores its numbers, they are seen in one order. */
final class TensorTest {
  private static final double[] ROW_MAJOR = {11, 21, 12, 22, 13, 23};

  /** Two inputs, three units; unit after unit in {@link #ROW_MAJOR}. */
  private static final Panels PANELS = new Panels(2, 3, 2);

  private static void assertShows(double[] numbers, Tensor tensor) {
    assertArrayEquals(numbers, tensor.values(), tensor.name());
    assertEquals(numbers.length, tensor.size());
    double[] other = new double[numbers.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = -i;
    }
    tensor.write(other);
    assertArrayEquals(other, tensor.values(), tensor.name());
    tensor.set(0, 0.1);
    assertEquals(tensor.precision() == Precision.FLOAT ? 0.1f : 0.1, tensor.get(0));
  }

  @Test
  void weightsAreShownUnitByUnit() {
    for (Tensor tensor :
        List.of(
            Tensor.weight("h", new double[][] {{11, 12, 13}, {21, 22, 23}}),
            Tensor.weight("h", new float[][] {{11, 12, 13}, {21, 22, 23}}),
            Tensor.weight("h", new double[] {11, 12, 13, 0, 21, 22, 23, 0}, PANELS),
            Tensor.weight("h", new float[] {11, 12, 13, 0, 21, 22, 23, 0}, PANELS))) {
      assertEquals("h.weight", tensor.name());
      assertArrayEquals(new int[] {3, 2}, tensor.shape());
      assertTrue(tensor.learned());
      assertShows(ROW_MAJOR, tensor);
    }
  }

  @Test
  void onePerUnitIsShownUpToTheWidth() {
    double[] two = {1, 2};
    for (Tensor tensor :
        List.of(
            Tensor.bias("h", new double[] {1, 2}),
            Tensor.bias("h", new float[] {1, 2}),
            Tensor.bias("h", new double[] {1, 2, 3, 4}, 2),
            Tensor.bias("h", new float[] {1, 2, 3, 4}, 2))) {
      assertEquals("h.bias", tensor.name());
      assertArrayEquals(new int[] {2}, tensor.shape());
      assertTrue(tensor.learned());
      assertShows(two, tensor);
    }
    for (Tensor tensor :
        List.of(
            Tensor.slope("h", new double[] {1, 2}),
            Tensor.slope("h", new float[] {1, 2}),
            Tensor.slope("h", new double[] {1, 2, 3, 4}, 2),
            Tensor.slope("h", new float[] {1, 2, 3, 4}, 2))) {
      assertEquals("h.slope", tensor.name());
      assertTrue(tensor.learned());
      assertShows(two, tensor);
    }
  }

  @Test
  void aStatisticIsNotLearned() {
    Tensor doubles = Tensor.statistic("mean", new double[] {1, 2});
    Tensor floats = Tensor.statistic("mean", new float[] {1, 2});

    assertFalse(doubles.learned());
    assertFalse(floats.learned());
    assertSame(Precision.DOUBLE, doubles.precision());
    assertSame(Precision.FLOAT, floats.precision());
    assertShows(new double[] {1, 2}, doubles);
    assertShows(new double[] {1, 2}, floats);
  }

  @Test
  void theNetworksOwnNumbersAreWritten() {
    double[] bias = {1, 2, 3, 4};
    Tensor.bias("h", bias, 2).write(new double[] {5, 6});

    assertArrayEquals(new double[] {5, 6, 3, 4}, bias);
  }
}

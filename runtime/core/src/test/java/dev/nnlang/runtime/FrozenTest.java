package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrozenTest {
  private final double[][] w = new double[2][2];
  private final double[] b = new double[2];
  private final List<Tensor> tensors = List.of(Tensor.weight("h", w), Tensor.bias("h", b));

  private static <R> String piece(Precision<R> precision, double... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(precision.bytes() * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      precision.put(number, bytes);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static String doubles(double... numbers) {
    return piece(Precision.DOUBLE, numbers);
  }

  private String refusal(String... pieces) {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> Frozen.fill(tensors, pieces));
    return String.valueOf(refused.getMessage());
  }

  private void assertFilled() {
    assertArrayEquals(new double[][] {{1, 3}, {2, 4}}, w);
    assertArrayEquals(new double[] {5, 6}, b);
  }

  @Test
  void onePieceFillsAllTensorsInRowMajorOrder() {
    Frozen.fill(tensors, doubles(1, 2, 3, 4, 5, 6));

    assertFilled();
  }

  @Test
  void aPieceMayEndAnywhereBetweenNumbersAndBeEmpty() {
    Frozen.fill(tensors, doubles(1), doubles(2, 3, 4, 5), "", doubles(6));

    assertFilled();
  }

  @Test
  void floatsAreTakenAsFloats() {
    float[] bias = new float[3];
    Frozen.fill(List.of(Tensor.bias("h", bias)), piece(Precision.FLOAT, 0.1, -2, 1e-40));

    assertArrayEquals(new float[] {0.1f, -2, 1e-40f}, bias);
  }

  @Test
  void tooFewNumbersAreRefused() {
    String few = "the weights in the class are too few";

    assertEquals(few, refusal());
    assertEquals(few, refusal(doubles(1, 2, 3, 4, 5)));
    assertEquals(few, refusal(doubles(1, 2, 3, 4), doubles(5)));
  }

  @Test
  void tooManyNumbersAreRefused() {
    String many = "the weights in the class are too many";

    assertEquals(many, refusal(doubles(1, 2, 3, 4, 5, 6, 7)));
    assertEquals(many, refusal(doubles(1, 2, 3, 4, 5, 6), doubles(7)));
  }

  /** Half of a number at the end of a piece is not joined with the next. */
  @Test
  void eachPieceIsWholeNumbers() {
    byte[] all = Base64.getDecoder().decode(doubles(1, 2, 3, 4, 5, 6));
    Base64.Encoder encoder = Base64.getEncoder();

    assertEquals(
        "the weights in the class are too few",
        refusal(
            encoder.encodeToString(Arrays.copyOf(all, 12)),
            encoder.encodeToString(Arrays.copyOfRange(all, 12, all.length))));
  }
}

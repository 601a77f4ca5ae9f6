package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class PrecisionTest {
  private static final double[] VALUES = {0.1, -2, 1e300};

  @Test
  void aRowIsANewOneRoundedToThePrecision() {
    assertArrayEquals(new float[] {0.1f, -2, Float.POSITIVE_INFINITY}, Precision.FLOAT.row(VALUES));
    double[] doubles = Precision.DOUBLE.row(VALUES);
    assertArrayEquals(VALUES, doubles);
    assertNotSame(VALUES, doubles);
  }

  @Test
  void numbersOfARowAreReadAsTheyAre() {
    float[] floats = {0.1f, -2};

    assertEquals(2, Precision.FLOAT.length(floats));
    assertEquals((double) 0.1f, Precision.FLOAT.get(floats, 0));
    assertEquals(-2, Precision.FLOAT.get(floats, 1));
    assertArrayEquals(new double[] {0.1f, -2}, Precision.FLOAT.values(floats));
    assertEquals(3, Precision.DOUBLE.length(VALUES));
    assertEquals(1e300, Precision.DOUBLE.get(VALUES, 2));
    assertArrayEquals(VALUES, Precision.DOUBLE.values(VALUES));
  }

  private static <R> double throughBytes(Precision<R> precision, double value) {
    ByteBuffer buffer = ByteBuffer.allocate(precision.bytes());
    precision.put(value, buffer);
    assertEquals(0, buffer.remaining(), precision.dtype());
    return precision.take(buffer.flip());
  }

  @Test
  void aNumberTakesItsBytesAndComesBack() {
    assertEquals((double) 0.1f, throughBytes(Precision.FLOAT, 0.1));
    assertEquals(0.1, throughBytes(Precision.DOUBLE, 0.1));
    assertEquals("F32", Precision.FLOAT.dtype());
    assertEquals("F64", Precision.DOUBLE.dtype());
  }
}

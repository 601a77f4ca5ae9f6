package dev.nnlang.runtime;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * The number type of a network, as the array type {@code R} of one row: {@code float[]} or {@code
 * double[]}. Everything outside the generated code exchanges {@code double}s, which hold every
 * {@code float} exactly.
 */
public abstract sealed class Precision<R> {
  /** 32 bits. */
  public static final Precision<float[]> FLOAT = new OfFloat();

  /** 64 bits. */
  public static final Precision<double[]> DOUBLE = new OfDouble();

  private final String dtype;
  private final int bytes;
  private final IntFunction<R[]> rows;

  private Precision(String dtype, int bytes, IntFunction<R[]> rows) {
    this.dtype = dtype;
    this.bytes = bytes;
    this.rows = rows;
  }

  /** The name of the type in a weights file: {@code F32} or {@code F64}. */
  public final String dtype() {
    return dtype;
  }

  /** Bytes of one number. */
  public final int bytes() {
    return bytes;
  }

  /** An array for {@code count} rows, all of them null. */
  public final R[] rows(int count) {
    return rows.apply(count);
  }

  /** A new row with the numbers of {@code values}, rounded to this precision. */
  public abstract R row(double[] values);

  /** The number at {@code index} of {@code row}. */
  public abstract double get(R row, int index);

  /** How many numbers {@code row} has. */
  public abstract int length(R row);

  /** The numbers of {@code row}, in a new array. */
  final double[] values(R row) {
    double[] values = new double[length(row)];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(row, i);
    }
    return values;
  }

  /** Appends {@code value}, rounded to this precision, to {@code buffer}. */
  abstract void put(double value, ByteBuffer buffer);

  /** Takes the next number from {@code buffer}. */
  abstract double take(ByteBuffer buffer);

  private static final class OfFloat extends Precision<float[]> {
    OfFloat() {
      super("F32", Float.BYTES, float[][]::new);
    }

    @Override
    public float[] row(double[] values) {
      float[] row = new float[values.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) values[i];
      }
      return row;
    }

    @Override
    public double get(float[] row, int index) {
      return row[index];
    }

    @Override
    public int length(float[] row) {
      return row.length;
    }

    @Override
    void put(double value, ByteBuffer buffer) {
      buffer.putFloat((float) value);
    }

    @Override
    double take(ByteBuffer buffer) {
      return buffer.getFloat();
    }
  }

  private static final class OfDouble extends Precision<double[]> {
    OfDouble() {
      super("F64", Double.BYTES, double[][]::new);
    }

    @Override
    public double[] row(double[] values) {
      return values.clone();
    }

    @Override
    public double get(double[] row, int index) {
      return row[index];
    }

    @Override
    public int length(double[] row) {
      return row.length;
    }

    @Override
    void put(double value, ByteBuffer buffer) {
      buffer.putDouble(value);
    }

    @Override
    double take(ByteBuffer buffer) {
      return buffer.getDouble();
    }
  }
}

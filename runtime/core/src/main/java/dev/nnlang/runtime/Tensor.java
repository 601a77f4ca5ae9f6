package dev.nnlang.runtime;

/**
 * A named view of parameters: reads and writes the network's own arrays.
 *
 * <p>Values cross as {@code double}s in row-major order of {@link #shape()}, the order of the file;
 * the network itself may store them in another.
 */
public abstract class Tensor {
  private final String name;
  private final int[] shape;
  private final boolean learned;

  private Tensor(String name, boolean learned, int... shape) {
    this.name = name;
    this.shape = shape;
    this.learned = learned;
  }

  /**
   * Weights of a layer; {@code w[i][j]} leads from input i to unit j, in a file it is row j, column
   * i.
   */
  public static Tensor weight(String layer, float[][] w) {
    return new Tensor(layer + ".weight", true, w[0].length, w.length) {
      @Override
      public Precision<?> precision() {
        return Precision.FLOAT;
      }

      @Override
      public double get(int index) {
        return w[index % w.length][index / w.length];
      }

      @Override
      public void set(int index, double value) {
        w[index % w.length][index / w.length] = (float) value;
      }

      @Override
      public void read(double[] values) {
        for (int j = 0, at = 0; j < w[0].length; j++) {
          for (int i = 0; i < w.length; i++) {
            values[at++] = w[i][j];
          }
        }
      }

      @Override
      public void write(double[] values) {
        for (int j = 0, at = 0; j < w[0].length; j++) {
          for (int i = 0; i < w.length; i++) {
            w[i][j] = (float) values[at++];
          }
        }
      }
    };
  }

  /**
   * Weights of a layer; {@code w[i][j]} leads from input i to unit j, in a file it is row j, column
   * i.
   */
  public static Tensor weight(String layer, double[][] w) {
    return new Tensor(layer + ".weight", true, w[0].length, w.length) {
      @Override
      public Precision<?> precision() {
        return Precision.DOUBLE;
      }

      @Override
      public double get(int index) {
        return w[index % w.length][index / w.length];
      }

      @Override
      public void set(int index, double value) {
        w[index % w.length][index / w.length] = value;
      }

      @Override
      public void read(double[] values) {
        for (int j = 0, at = 0; j < w[0].length; j++) {
          for (int i = 0; i < w.length; i++) {
            values[at++] = w[i][j];
          }
        }
      }

      @Override
      public void write(double[] values) {
        for (int j = 0, at = 0; j < w[0].length; j++) {
          for (int i = 0; i < w.length; i++) {
            w[i][j] = values[at++];
          }
        }
      }
    };
  }

  /** Biases of a layer, one for each unit. */
  public static Tensor bias(String layer, float[] b) {
    return vector(layer + ".bias", true, b);
  }

  /** Biases of a layer, one for each unit. */
  public static Tensor bias(String layer, double[] b) {
    return vector(layer + ".bias", true, b);
  }

  /** Numbers per column that come from the data and are not learned. */
  public static Tensor statistic(String name, float[] values) {
    return vector(name, false, values);
  }

  /** Numbers per column that come from the data and are not learned. */
  public static Tensor statistic(String name, double[] values) {
    return vector(name, false, values);
  }

  private static Tensor vector(String name, boolean learned, float[] v) {
    return new Tensor(name, learned, v.length) {
      @Override
      public Precision<?> precision() {
        return Precision.FLOAT;
      }

      @Override
      public double get(int index) {
        return v[index];
      }

      @Override
      public void set(int index, double value) {
        v[index] = (float) value;
      }

      @Override
      public void read(double[] values) {
        for (int i = 0; i < v.length; i++) {
          values[i] = v[i];
        }
      }

      @Override
      public void write(double[] values) {
        for (int i = 0; i < v.length; i++) {
          v[i] = (float) values[i];
        }
      }
    };
  }

  private static Tensor vector(String name, boolean learned, double[] v) {
    return new Tensor(name, learned, v.length) {
      @Override
      public Precision<?> precision() {
        return Precision.DOUBLE;
      }

      @Override
      public double get(int index) {
        return v[index];
      }

      @Override
      public void set(int index, double value) {
        v[index] = value;
      }

      @Override
      public void read(double[] values) {
        System.arraycopy(v, 0, values, 0, v.length);
      }

      @Override
      public void write(double[] values) {
        System.arraycopy(values, 0, v, 0, v.length);
      }
    };
  }

  /** Its name in a weights file, such as {@code layer1.weight}. */
  public final String name() {
    return name;
  }

  /** [fanOut, fanIn] of a weight, [n] else. */
  public final int[] shape() {
    return shape.clone();
  }

  /** How many numbers. */
  public final int size() {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }

  /** Whether training moves it. */
  public final boolean learned() {
    return learned;
  }

  /** The number type it is stored in. */
  public abstract Precision<?> precision();

  /** Copies all numbers into {@code values}, shape [size]. */
  public abstract void read(double[] values);

  /** Overwrites all numbers from {@code values}, shape [size], rounded to the precision. */
  public abstract void write(double[] values);

  /** The number at {@code index} of the row-major order. */
  public abstract double get(int index);

  /** Overwrites the number at {@code index} of the row-major order, rounded to the precision. */
  public abstract void set(int index, double value);

  /** All numbers, in a new array. */
  public final double[] values() {
    double[] values = new double[size()];
    read(values);
    return values;
  }
}

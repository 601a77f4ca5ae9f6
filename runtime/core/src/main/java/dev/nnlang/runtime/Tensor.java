package dev.nnlang.runtime;

import java.util.Arrays;

/**
 * A named view of parameters: reads and writes the network's own arrays.
 *
 * <p>Values cross as {@code double}s in row-major order of {@link #shape()}, the order of the file;
 * the network itself may store them in another.
 */
public abstract class Tensor {
  private final String name;
  private final int[] shape;
  private final int size;
  private final boolean learned;

  private Tensor(String name, boolean learned, int... shape) {
    this.name = name;
    this.shape = shape;
    this.size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
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
    };
  }

  /** Weights of a layer that lie in {@code w} as {@code panels} say. */
  public static Tensor weight(String layer, float[] w, Panels panels) {
    return new Tensor(layer + ".weight", true, panels.fanOut(), panels.fanIn()) {
      @Override
      public Precision<?> precision() {
        return Precision.FLOAT;
      }

      @Override
      public double get(int index) {
        return w[panels.index(index % panels.fanIn(), index / panels.fanIn())];
      }

      @Override
      public void set(int index, double value) {
        w[panels.index(index % panels.fanIn(), index / panels.fanIn())] = (float) value;
      }
    };
  }

  /** Weights of a layer that lie in {@code w} as {@code panels} say. */
  public static Tensor weight(String layer, double[] w, Panels panels) {
    return new Tensor(layer + ".weight", true, panels.fanOut(), panels.fanIn()) {
      @Override
      public Precision<?> precision() {
        return Precision.DOUBLE;
      }

      @Override
      public double get(int index) {
        return w[panels.index(index % panels.fanIn(), index / panels.fanIn())];
      }

      @Override
      public void set(int index, double value) {
        w[panels.index(index % panels.fanIn(), index / panels.fanIn())] = value;
      }
    };
  }

  /** Biases of a layer, one for each unit. */
  public static Tensor bias(String layer, float[] b) {
    return vector(layer + ".bias", true, b, b.length);
  }

  /** Biases of a layer, one for each unit. */
  public static Tensor bias(String layer, double[] b) {
    return vector(layer + ".bias", true, b, b.length);
  }

  /** Biases of a layer: the first {@code width} numbers of {@code b}. */
  public static Tensor bias(String layer, float[] b, int width) {
    return vector(layer + ".bias", true, b, width);
  }

  /** Biases of a layer: the first {@code width} numbers of {@code b}. */
  public static Tensor bias(String layer, double[] b, int width) {
    return vector(layer + ".bias", true, b, width);
  }

  /** Learned slopes of units, one for each unit. */
  public static Tensor slope(String layer, float[] a) {
    return vector(layer + ".slope", true, a, a.length);
  }

  /** Learned slopes of units, one for each unit. */
  public static Tensor slope(String layer, double[] a) {
    return vector(layer + ".slope", true, a, a.length);
  }

  /** Learned slopes of units: the first {@code width} numbers of {@code a}. */
  public static Tensor slope(String layer, float[] a, int width) {
    return vector(layer + ".slope", true, a, width);
  }

  /** Learned slopes of units: the first {@code width} numbers of {@code a}. */
  public static Tensor slope(String layer, double[] a, int width) {
    return vector(layer + ".slope", true, a, width);
  }

  /** Numbers per column that come from the data and are not learned. */
  public static Tensor statistic(String name, float[] values) {
    return vector(name, false, values, values.length);
  }

  /** Numbers per column that come from the data and are not learned. */
  public static Tensor statistic(String name, double[] values) {
    return vector(name, false, values, values.length);
  }

  private static Tensor vector(String name, boolean learned, float[] v, int width) {
    return new Tensor(name, learned, width) {
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
    };
  }

  private static Tensor vector(String name, boolean learned, double[] v, int width) {
    return new Tensor(name, learned, width) {
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
    };
  }

  /** The tensor {@code name} of {@code network}, which must have one. */
  static Tensor of(Network<?> network, String name) {
    return network.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no tensor " + name));
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
    return size;
  }

  /** Whether training moves it. */
  public final boolean learned() {
    return learned;
  }

  /** The number type it is stored in. */
  public abstract Precision<?> precision();

  /** Copies all numbers into {@code values}, shape [size]. */
  public final void read(double[] values) {
    for (int i = 0; i < size; i++) {
      values[i] = get(i);
    }
  }

  /** Overwrites all numbers from {@code values}, shape [size], rounded to the precision. */
  public final void write(double[] values) {
    for (int i = 0; i < size; i++) {
      set(i, values[i]);
    }
  }

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

package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named view of parameters: reads and writes the network's own arrays.
 *
 * <p>Values cross as {@code double}s in row-major order of {@link #shape()}, the order of the file;
 * the network itself may store them in another.
 */
public final class Tensor {

  private final String name;
  private final int[] shape;
  private final int size;
  private final boolean learned;

  /** Where the numbers lie if they are floats; index i of all lies at [i % length][i / length]. */
  private final float[][] floats;

  /** The same if they are doubles. */
  private final double[][] doubles;

  /** Where in the one array index i lies, if not at i. */
  private final Optional<Panels> panels;

  private Tensor(
      String name,
      boolean learned,
      float[][] floats,
      double[][] doubles,
      Optional<Panels> panels,
      int... shape) {
    this.name = name;
    this.shape = shape;
    int product = 1;
    for (int dimension : shape) {
      product = Math.multiplyExact(product, dimension);
    }
    this.size = product;
    this.learned = learned;
    this.floats = floats;
    this.doubles = doubles;
    this.panels = panels;
  }

  /**
   * Weights of a layer; {@code w[i][j]} leads from input i to unit j, in a file it is row j, column
   * i.
   */
  public static Tensor weight(String layer, float[][] w) {
    return new Tensor(
        layer + ".weight", true, w, new double[0][], Optional.empty(), w[0].length, w.length);
  }

  /**
   * Weights of a layer; {@code w[i][j]} leads from input i to unit j, in a file it is row j, column
   * i.
   */
  public static Tensor weight(String layer, double[][] w) {
    return new Tensor(
        layer + ".weight", true, new float[0][], w, Optional.empty(), w[0].length, w.length);
  }

  /** Weights of a layer that lie in {@code w} as {@code panels} say. */
  public static Tensor weight(String layer, float[] w, Panels panels) {
    return weight(layer, new float[][] {w}, new double[0][], panels);
  }

  /** Weights of a layer that lie in {@code w} as {@code panels} say. */
  public static Tensor weight(String layer, double[] w, Panels panels) {
    return weight(layer, new float[0][], new double[][] {w}, panels);
  }

  private static Tensor weight(String layer, float[][] floats, double[][] doubles, Panels panels) {
    return new Tensor(
        layer + ".weight",
        true,
        floats,
        doubles,
        Optional.of(panels),
        panels.fanOut(),
        panels.fanIn());
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
    return new Tensor(name, learned, new float[][] {v}, new double[0][], Optional.empty(), width);
  }

  private static Tensor vector(String name, boolean learned, double[] v, int width) {
    return new Tensor(name, learned, new float[0][], new double[][] {v}, Optional.empty(), width);
  }

  /** The tensor {@code name} of {@code network}, which must have one. */
  static Tensor of(Network<?> network, String name) {
    return network.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no tensor " + name));
  }

  /** Its name in a weights file, such as {@code layer1.weight}. */
  public String name() {
    return name;
  }

  /** [fanOut, fanIn] of a weight, [n] else. */
  public int[] shape() {
    return shape.clone();
  }

  /** The shape as it stands in a file. */
  List<Long> fileShape() {
    List<Long> dimensions = new ArrayList<>(2);
    for (long dimension : shape) {
      dimensions.add(dimension);
    }
    return dimensions;
  }

  /** How many numbers. */
  public int size() {
    return size;
  }

  /** Whether training moves it. */
  public boolean learned() {
    return learned;
  }

  /** The number type it is stored in. */
  public Precision<?> precision() {
    return doubles.length == 0 ? Precision.FLOAT : Precision.DOUBLE;
  }

  /** Copies all numbers into {@code values}, shape [size]. */
  public void read(double[] values) {
    for (int i = 0; i < size; i++) {
      values[i] = get(i);
    }
  }

  /** Overwrites all numbers from {@code values}, shape [size], rounded to the precision. */
  public void write(double[] values) {
    for (int i = 0; i < size; i++) {
      set(i, values[i]);
    }
  }

  /** The number at {@code index} of the row-major order. */
  public double get(int index) {
    int lines = floats.length + doubles.length;
    int place = place(index, lines);
    return doubles.length == 0 ? floats[index % lines][place] : doubles[index % lines][place];
  }

  /** Overwrites the number at {@code index} of the row-major order, rounded to the precision. */
  public void set(int index, double value) {
    int lines = floats.length + doubles.length;
    int place = place(index, lines);
    if (doubles.length == 0) {
      floats[index % lines][place] = (float) value;
    } else {
      doubles[index % lines][place] = value;
    }
  }

  private int place(int index, int lines) {
    if (panels.isEmpty()) {
      return index / lines;
    }
    int fanIn = shape[1];
    return panels.get().index(index % fanIn, index / fanIn);
  }

  /** All numbers, in a new array. */
  public double[] values() {
    double[] values = new double[size()];
    read(values);
    return values;
  }
}

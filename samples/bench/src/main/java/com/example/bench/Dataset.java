package com.example.bench;

import dev.nnlang.runtime.ExampleSource;
import java.util.Arrays;

/** Rows as the first layer takes them, each with the number of its class. Nobody writes them. */
final class Dataset implements ExampleSource {
  private final String origin;
  private final float[][] inputs;
  private final int[] labels;

  /**
   * Rows that nobody writes any more.
   *
   * @param origin where they come from, for the table
   * @param inputs shape [size][width]
   * @param labels shape [size]
   */
  Dataset(String origin, float[][] inputs, int[] labels) {
    this.origin = origin;
    this.inputs = inputs;
    this.labels = labels;
  }

  String origin() {
    return origin;
  }

  /** Shape [size][width]. */
  float[][] inputs() {
    return inputs;
  }

  /** Shape [size]. */
  int[] labels() {
    return labels;
  }

  @Override
  public int size() {
    return inputs.length;
  }

  int width() {
    return inputs[0].length;
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    for (int i = 0; i < input.length; i++) {
      input[i] = inputs[n][i];
    }
    Arrays.fill(target, 0);
    target[labels[n]] = 1;
  }

  /** The first {@code rows} examples, or all where there are not as many. */
  Dataset first(int rows) {
    int size = Math.min(rows, inputs.length);
    return new Dataset(origin, Arrays.copyOf(inputs, size), Arrays.copyOf(labels, size));
  }
}

package com.example.bench;

/** The parameters of one layer. Nobody writes them. */
final class DenseLayer {
  private final int fanIn;
  private final int fanOut;
  private final float[] weight;
  private final float[] bias;

  /**
   * Parameters that nobody writes any more.
   *
   * @param weight shape [fanOut x fanIn], row after row, as a weights file has it
   * @param bias shape [fanOut]
   */
  DenseLayer(int fanIn, int fanOut, float[] weight, float[] bias) {
    this.fanIn = fanIn;
    this.fanOut = fanOut;
    this.weight = weight;
    this.bias = bias;
  }

  int fanIn() {
    return fanIn;
  }

  int fanOut() {
    return fanOut;
  }

  /** Shape [fanOut x fanIn], row after row. */
  float[] weight() {
    return weight;
  }

  /** Shape [fanOut]. */
  float[] bias() {
    return bias;
  }

  /** The weights as [fanIn x fanOut], row after row. */
  float[] byInputs() {
    return transposed(weight, fanOut, fanIn);
  }

  /** The layer whose weights are {@code weight} as [fanIn x fanOut], row after row. */
  static DenseLayer ofByInputs(int fanIn, int fanOut, float[] weight, float[] bias) {
    return new DenseLayer(fanIn, fanOut, transposed(weight, fanIn, fanOut), bias);
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = matrix[i * columns + j];
      }
    }
    return transposed;
  }
}

package com.example.bench;

import dev.nnlang.data.Idx;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The rows of the workloads: MNIST where it is there, else drawn from fixed seeds. */
final class Datasets {
  private static final int PIXELS = 784;
  private static final int DIGITS = 10;
  private static final int BRIGHTEST = 255;

  /** Bytes 0 to 255 as the files have them. */
  private static final Signature BYTES =
      new Signature(
          "Bytes",
          "0".repeat(32),
          Signature.Task.CLASSIFICATION,
          List.of(Signature.Field.real("pixels", 0, BRIGHTEST).vector(28, 28)),
          List.of(
              Signature.Field.oneOf("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")));

  private Datasets() {}

  /** The 60,000 training images of MNIST in {@code folder}, each pixel from 0 to 1. */
  static Dataset mnist(Path folder) {
    ExampleSource images =
        Idx.read(
                folder.resolve("train-images-idx3-ubyte.gz"),
                folder.resolve("train-labels-idx1-ubyte.gz"),
                BYTES)
            .examples();
    float[][] inputs = new float[images.size()][PIXELS];
    int[] labels = new int[images.size()];
    double[] pixels = new double[PIXELS];
    double[] digit = new double[DIGITS];
    for (int n = 0; n < inputs.length; n++) {
      images.read(n, pixels, digit);
      for (int i = 0; i < PIXELS; i++) {
        inputs[n][i] = (float) pixels[i] / BRIGHTEST;
      }
      labels[n] = largest(digit);
    }
    return new Dataset("MNIST", inputs, labels);
  }

  /**
   * Random pixels of the shape of MNIST. The label is the largest of ten random weighted sums of
   * them, so that there is something to learn.
   */
  static Dataset randomDigits(int size) {
    RandomGenerator random = new SplittableRandom(11);
    float[][] inputs = new float[size][PIXELS];
    int[] labels = new int[size];
    double[][] rule = new double[DIGITS][PIXELS];
    for (double[] weights : rule) {
      for (int i = 0; i < PIXELS; i++) {
        weights[i] = random.nextGaussian();
      }
    }
    double[] sums = new double[DIGITS];
    for (int n = 0; n < size; n++) {
      for (int i = 0; i < PIXELS; i++) {
        inputs[n][i] = random.nextFloat();
      }
      for (int k = 0; k < DIGITS; k++) {
        sums[k] = 0;
        for (int i = 0; i < PIXELS; i++) {
          sums[k] += rule[k][i] * (inputs[n][i] - 0.5);
        }
      }
      labels[n] = largest(sums);
    }
    return new Dataset("RANDOM NUMBERS", inputs, labels);
  }

  /**
   * Three kinds of flowers, as the iris data have them after {@code standardize}: four numbers
   * around the mean of the kind. One kind stands apart, two touch.
   */
  static Dataset flowers(int size) {
    double[][] means = {
      {-1.0, 0.8, -1.3, -1.3}, {0.1, -0.6, 0.3, 0.2}, {0.9, -0.2, 1.0, 1.1},
    };
    RandomGenerator random = new SplittableRandom(12);
    float[][] inputs = new float[size][4];
    int[] labels = new int[size];
    for (int n = 0; n < size; n++) {
      labels[n] = random.nextInt(means.length);
      for (int i = 0; i < 4; i++) {
        inputs[n][i] = (float) (means[labels[n]][i] + 0.4 * random.nextGaussian());
      }
    }
    return new Dataset("three random clusters", inputs, labels);
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}

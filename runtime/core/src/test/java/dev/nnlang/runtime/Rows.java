package dev.nnlang.runtime;

import java.util.function.BiConsumer;

/** Examples with random inputs and targets that follow from them. */
record Rows(int size, long seed, BiConsumer<double[], double[]> rule) implements ExampleSource {

  /** Target j is the sum of the inputs, the first of them j + 1 times, and 1. */
  static Rows sums(int size, long seed) {
    return new Rows(
        size,
        seed,
        (x, y) -> {
          double sum = 1;
          for (double value : x) {
            sum += value;
          }
          for (int j = 0; j < y.length; j++) {
            y[j] = sum + j * x[0];
          }
        });
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    RandomStream random = new RandomStream(seed).split("row", n);
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextGaussian();
    }
    rule.accept(input, target);
  }
}

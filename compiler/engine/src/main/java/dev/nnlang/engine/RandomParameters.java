package dev.nnlang.engine;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Tensor;

/**
 * Parameters to check a gradient at: weights of deviation {@code 1 / sqrt(fanIn)}, so that signals
 * stay near 1, and biases that are not 0, since there a rectifier without inputs sits on its kink.
 */
final class RandomParameters {
  private static final double BIAS_SIGMA = 0.3;

  private RandomParameters() {}

  static void draw(Network<?> network, RandomStream random) {
    int number = 0;
    for (Tensor tensor : network.tensors()) {
      RandomStream stream = random.split(tensor.name(), number++);
      int[] shape = tensor.shape();
      double sigma = shape.length == 2 ? 1 / Math.sqrt(shape[1]) : BIAS_SIGMA;
      double[] values = new double[tensor.size()];
      for (int i = 0; i < values.length; i++) {
        // A statistic is a mean near 0 or a deviation near 1: half to one and a half suits both.
        values[i] = tensor.learned() ? sigma * stream.nextGaussian() : stream.nextDouble() + 0.5;
      }
      tensor.write(values);
    }
  }
}

package com.example.bench;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A network outside of any library: what every peer starts from, and what it is judged by.
 *
 * @param layers from the first to the last, which is a softmax
 * @param hidden the unit of all layers before it
 */
record Weights(List<DenseLayer> layers, Hidden hidden) {
  /** Units of hidden layers. */
  enum Hidden {
    RELU,
    TANH;

    double of(double signal) {
      return this == RELU ? Math.max(0, signal) : StrictMath.tanh(signal);
    }
  }

  Weights {
    layers = List.copyOf(layers);
  }

  /** A copy of the parameters of {@code network}. */
  static Weights of(Network<float[]> network, Hidden hidden) {
    List<Tensor> tensors = network.tensors();
    List<DenseLayer> layers = new ArrayList<>();
    for (int t = 0; t < tensors.size(); t += 2) {
      int[] shape = tensors.get(t).shape();
      layers.add(
          new DenseLayer(shape[1], shape[0], floats(tensors.get(t)), floats(tensors.get(t + 1))));
    }
    return new Weights(layers, hidden);
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.get(i);
    }
    return values;
  }

  DenseLayer layer(int index) {
    return layers.get(index);
  }

  int outputs() {
    return layers.get(layers.size() - 1).fanOut();
  }

  /** Floating-point operations of one prediction: a multiply and an add for each weight. */
  long predictionOperations() {
    return layers.stream().mapToLong(layer -> 2L * layer.weight().length).sum();
  }

  /**
   * Floating-point operations of training with one example: forward, back and gradient, each two
   * for a weight; nothing goes back through the first layer.
   */
  long trainingOperations() {
    return 3 * predictionOperations() - 2L * layers.get(0).weight().length;
  }

  /** The probabilities for {@code x}, worked out in {@code double}. */
  double[] predict(float[] x) {
    double[] inputs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      inputs[i] = x[i];
    }
    for (int l = 0; l < layers.size(); l++) {
      double[] signals = signals(layers.get(l), inputs);
      if (l < layers.size() - 1) {
        for (int j = 0; j < signals.length; j++) {
          signals[j] = hidden.of(signals[j]);
        }
      } else {
        softmax(signals);
      }
      inputs = signals;
    }
    return inputs;
  }

  private static double[] signals(DenseLayer layer, double[] x) {
    double[] signals = new double[layer.fanOut()];
    for (int j = 0; j < signals.length; j++) {
      double sum = layer.bias()[j];
      for (int i = 0; i < x.length; i++) {
        sum += layer.weight()[j * x.length + i] * x[i];
      }
      signals[j] = sum;
    }
    return signals;
  }

  private static void softmax(double[] signals) {
    double max = signals[0];
    for (double signal : signals) {
      max = Math.max(max, signal);
    }
    double sum = 0;
    for (int j = 0; j < signals.length; j++) {
      signals[j] = StrictMath.exp(signals[j] - max);
      sum += signals[j];
    }
    for (int j = 0; j < signals.length; j++) {
      signals[j] /= sum;
    }
  }

  /** E_in over {@code data}, in nats. */
  double error(Dataset data) {
    double sum = 0;
    for (int n = 0; n < data.size(); n++) {
      sum -= StrictMath.log(Math.max(1e-30, predict(data.inputs()[n])[data.labels()[n]]));
    }
    return sum / data.size();
  }
}

package dev.nnlang.engine;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gradient of E_in as the reference computes it. */
final class ReferenceGradient {
  private ReferenceGradient() {}

  /** The gradient at the parameters of {@code subject}, by the names of its tensors. */
  static Map<String, double[]> of(GradientSubject<?> subject, ExampleSource source) {
    Network<?> network = subject.network();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    network.tensors().forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < source.size(); n++) {
      double[] input = new double[network.signature().inputWidth()];
      double[] target = new double[network.signature().outputWidth()];
      source.read(n, input, target);
      inputs.add(input);
      targets.add(target);
    }
    boolean tied = subject.plan().last().tied();
    return tied
        ? tied(subject, parameters, inputs, targets)
        : new ReferenceNetwork(subject.plan().network(), parameters)
            .gradient(inputs, targets, subject.loss());
  }

  /**
   * With {@code W2 = W1^T} each weight acts in two places, so its derivative is the sum of those of
   * an untied twin: {@code G1 + G2^T}.
   */
  private static Map<String, double[]> tied(
      GradientSubject<?> subject,
      Map<String, double[]> parameters,
      List<double[]> inputs,
      List<double[]> targets) {
    List<Layer.Dense> layers = subject.plan().network().denseLayers();
    Layer.Dense encoder = layers.get(0);
    String encoding = encoder.name() + ".weight";
    String decoding = layers.get(1).name() + ".weight";
    double[] weights = parameters.get(encoding);
    if (weights == null) {
      throw new IllegalStateException("no parameter " + encoding);
    }
    parameters.put(decoding, transposed(weights, encoder.fanOut(), encoder.fanIn()));
    Map<String, double[]> gradient =
        new ReferenceNetwork(subject.plan().network(), parameters)
            .gradient(inputs, targets, subject.loss());
    double[] sum = gradient.get(encoding);
    double[] back = gradient.remove(decoding);
    if (sum == null || back == null) {
      throw new IllegalStateException("the reference knows no " + encoding + " or " + decoding);
    }
    double[] turned = transposed(back, encoder.fanIn(), encoder.fanOut());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += turned[i];
    }
    return gradient;
  }

  /** Shape [columns, rows] of {@code values}, shape [rows, columns]. */
  private static double[] transposed(double[] values, int rows, int columns) {
    double[] turned = new double[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }
}

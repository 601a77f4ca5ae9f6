package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a network as the book writes it, one example at a time in {@code double}, with no
 * thought of speed: the oracle that generated code is held against. Uses {@link StrictMath}, so it
 * shares neither sums nor functions with it.
 *
 * <p>Parameters have the names and the order of the weights file: {@code layer1.weight} row-major
 * [fanOut, fanIn], {@code layer1.bias} [fanOut], {@code layer1.slope} [fanOut] where prelu learns
 * slopes, {@code standardize.mean}.
 */
public final class ReferenceNetwork {
  private final Network network;
  private final ReferenceParameters parameters;

  /**
   * A network with these parameters.
   *
   * @param parameters by name; kept, not copied
   */
  public ReferenceNetwork(Network network, Map<String, double[]> parameters) {
    this.network = network;
    this.parameters = new ReferenceParameters(parameters);
  }

  /**
   * The outputs for a raw input.
   *
   * @param input shape [inputWidth], in the declared ranges
   * @return shape [outputWidth]
   */
  public double[] predict(double[] input) {
    return forward(input, ReferenceMasks.NONE, 0).output();
  }

  /**
   * The loss of one example, without dropout.
   *
   * @param target shape [outputWidth]; a 1 among 0s for a one_of
   */
  public double loss(double[] input, double[] target, Loss loss) {
    return loss(forward(input, ReferenceMasks.NONE, 0), target, loss);
  }

  /**
   * Every number of forward propagation and backpropagation of one example, without dropout.
   *
   * @param input shape [inputWidth], in the declared ranges
   * @param target shape [outputWidth]; a 1 among 0s for a one_of
   */
  public ReferenceExample example(double[] input, double[] target, Loss loss) {
    return example(input, target, loss, ReferenceMasks.NONE, 0);
  }

  /** As above, with the masks of the example {@code number}. */
  ReferenceExample example(
      double[] input, double[] target, Loss loss, ReferenceMasks masks, int number) {
    ForwardPass forward = forward(input, masks, number);
    List<ReferenceExample.Stage> stages =
        BackwardPass.run(
            forward,
            network.layers().size(),
            parameters,
            ReferenceLoss.of(loss, network.task()),
            target);
    return new ReferenceExample(
        forward.input(forward.inputLayers()), stages, loss(forward, target, loss));
  }

  /** E_in: the mean loss over {@code inputs}, without dropout. */
  public double error(List<double[]> inputs, List<double[]> targets, Loss loss) {
    return error(inputs, targets, loss, ReferenceMasks.NONE);
  }

  /** E_in with the masks of each example. */
  public double error(
      List<double[]> inputs, List<double[]> targets, Loss loss, ReferenceMasks masks) {
    double sum = 0;
    for (int n = 0; n < inputs.size(); n++) {
      sum += loss(forward(inputs.get(n), masks, n), targets.get(n), loss) / inputs.size();
    }
    return sum;
  }

  /** The gradient of E_in over {@code inputs}, by parameter name, without dropout. */
  public Map<String, double[]> gradient(List<double[]> inputs, List<double[]> targets, Loss loss) {
    return gradient(inputs, targets, loss, ReferenceMasks.NONE);
  }

  /** The gradient of E_in with the masks of each example, by parameter name. */
  public Map<String, double[]> gradient(
      List<double[]> inputs, List<double[]> targets, Loss loss, ReferenceMasks masks) {
    Map<String, double[]> mean = new LinkedHashMap<>();
    for (int n = 0; n < inputs.size(); n++) {
      for (ReferenceExample.Stage stage :
          example(inputs.get(n), targets.get(n), loss, masks, n).stages()) {
        stage
            .gradients()
            .forEach((name, gradient) -> addShare(gradient, inputs.size(), name, mean));
      }
    }
    return mean;
  }

  private static void addShare(
      double[] gradient, int examples, String name, Map<String, double[]> mean) {
    double[] sum = mean.computeIfAbsent(name, absent -> new double[gradient.length]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i] / examples;
    }
  }

  private ForwardPass forward(double[] input, ReferenceMasks masks, int example) {
    return new ForwardPass(network.layers(), parameters, masks, example, input);
  }

  private double loss(ForwardPass forward, double[] target, Loss loss) {
    return ReferenceLoss.of(loss, network.task())
        .value(forward.lastSignal(), forward.output(), target);
  }
}

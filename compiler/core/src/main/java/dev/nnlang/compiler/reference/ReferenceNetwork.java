package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a network as the book writes it, one example at a time in {@code double}, with no
 * thought of speed: the oracle that generated code is held against. Uses {@link StrictMath}, so it
 * shares neither sums nor functions with it.
 *
 * <p>Parameters have the names and the order of the weights file: {@code layer1.weight} row-major
 * [fanOut, fanIn], {@code layer1.bias} [fanOut], {@code standardize.mean}.
 */
public final class ReferenceNetwork {
  private final Network network;
  private final Map<String, double[]> parameters;

  /**
   * A network with these parameters.
   *
   * @param parameters by name; kept, not copied
   */
  public ReferenceNetwork(Network network, Map<String, double[]> parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  /**
   * The outputs for a raw input.
   *
   * @param input shape [inputWidth], in the declared ranges
   * @return shape [outputWidth]
   */
  public double[] predict(double[] input) {
    return forward(input).get(network.layers().size()).output;
  }

  /**
   * The loss of one example.
   *
   * @param target shape [outputWidth]; a 1 among 0s for a one_of
   */
  public double loss(double[] input, double[] target, Loss loss) {
    List<Stage> stages = forward(input);
    Stage last = stages.get(stages.size() - 1);
    return ReferenceLoss.of(loss, network.task()).value(last.signal, last.output, target);
  }

  /** E_in: the mean loss over {@code inputs}. */
  public double error(List<double[]> inputs, List<double[]> targets, Loss loss) {
    double sum = 0;
    for (int n = 0; n < inputs.size(); n++) {
      sum += loss(inputs.get(n), targets.get(n), loss) / inputs.size();
    }
    return sum;
  }

  /** The gradient of E_in over {@code inputs}, by parameter name. */
  public Map<String, double[]> gradient(List<double[]> inputs, List<double[]> targets, Loss loss) {
    Map<String, double[]> sum = new LinkedHashMap<>();
    for (int n = 0; n < inputs.size(); n++) {
      addGradient(inputs.get(n), targets.get(n), loss, 1.0 / inputs.size(), sum);
    }
    return sum;
  }

  /** A layer's input, signal and output for one example; the raw input is stage 0. */
  private static final class Stage {
    private final double[] input;
    private final double[] signal;
    private final double[] output;

    Stage(double[] input, double[] signal, double[] output) {
      this.input = input;
      this.signal = signal;
      this.output = output;
    }
  }

  private List<Stage> forward(double[] input) {
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(input, input, input));
    for (Layer layer : network.layers()) {
      double[] x = stages.get(stages.size() - 1).output;
      double[] signal = layer.accept(new Signal(x));
      double[] output =
          layer instanceof Layer.Dense dense
              ? ReferenceUnit.of(dense.unit()).output(signal)
              : signal;
      stages.add(new Stage(x, signal, output));
    }
    return stages;
  }

  /** Starts at the top with {@code delta = de/ds} and goes down by the chain rule. */
  private void addGradient(
      double[] input, double[] target, Loss loss, double share, Map<String, double[]> sum) {
    List<Stage> stages = forward(input);
    Stage last = stages.get(stages.size() - 1);
    double[] toOutput =
        ReferenceLoss.of(loss, network.task()).derivative(last.signal, last.output, target);
    boolean isOfSignal = loss.equals(new Loss.CrossEntropy());
    for (int i = network.layers().size(); i >= 1; i--) {
      if (!(network.layers().get(i - 1) instanceof Layer.Dense dense)) {
        break; // input layers have nothing to learn, and nothing below them either
      }
      Stage stage = stages.get(i);
      double[] delta =
          isOfSignal
              ? toOutput
              : ReferenceUnit.of(dense.unit()).back(stage.signal, stage.output, toOutput);
      isOfSignal = false;
      double[] w = parameter(dense.name() + ".weight");
      double[] gradient =
          sum.computeIfAbsent(dense.name() + ".weight", name -> new double[w.length]);
      toOutput = new double[dense.fanIn()];
      for (int j = 0; j < dense.fanOut(); j++) {
        for (int k = 0; k < dense.fanIn(); k++) {
          gradient[j * dense.fanIn() + k] += share * delta[j] * stage.input[k];
          toOutput[k] += w[j * dense.fanIn() + k] * delta[j];
        }
      }
      if (dense.bias()) {
        double[] bias =
            sum.computeIfAbsent(dense.name() + ".bias", name -> new double[dense.fanOut()]);
        for (int j = 0; j < dense.fanOut(); j++) {
          bias[j] += share * delta[j];
        }
      }
    }
  }

  private double[] parameter(String name) {
    double[] values = parameters.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return values;
  }

  /** What a layer makes of {@code x} before its unit. */
  private final class Signal implements Layer.Visitor<double[]> {
    private final double[] x;

    Signal(double[] x) {
      this.x = x;
    }

    @Override
    public double[] standardize(Layer.Standardize layer) {
      double[] mean = parameter("standardize.mean");
      double[] deviation = parameter("standardize.deviation");
      double[] scaled = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        scaled[i] = (x[i] - mean[i]) / deviation[i];
      }
      return scaled;
    }

    @Override
    public double[] scale(Layer.Scale layer) {
      double[] scaled = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        Field.Range from = layer.declared().get(i);
        Field.Range to = layer.target();
        scaled[i] =
            to.low() + (x[i] - from.low()) / (from.high() - from.low()) * (to.high() - to.low());
      }
      return scaled;
    }

    @Override
    public double[] dense(Layer.Dense layer) {
      double[] w = parameter(layer.name() + ".weight");
      double[] signal =
          layer.bias() ? parameter(layer.name() + ".bias").clone() : new double[layer.fanOut()];
      for (int j = 0; j < layer.fanOut(); j++) {
        for (int k = 0; k < layer.fanIn(); k++) {
          signal[j] += w[j * layer.fanIn() + k] * x[k];
        }
      }
      return signal;
    }

    @Override
    public double[] activation(Layer.Activation layer) {
      return ReferenceUnit.of(layer.unit()).output(x);
    }

    @Override
    public double[] dropout(Layer.Dropout layer) {
      return x;
    }
  }
}

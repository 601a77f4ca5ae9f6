package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Layer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One example on its way through a network and back: every number of forward propagation and
 * backpropagation. Arrays are its own, not copies.
 */
public final class ReferenceExample {
  private final double[] input;
  private final List<Stage> stages;
  private final double loss;

  ReferenceExample(double[] input, List<Stage> stages, double loss) {
    this.input = input;
    this.stages = List.copyOf(stages);
    this.loss = loss;
  }

  /** x(0): what the input layers make of the raw input, shape [inputWidth]. */
  public double[] input() {
    return input;
  }

  /** Layers 1..L: dense ones and units alone, in the order of the chain. */
  public List<Stage> stages() {
    return stages;
  }

  /** x(L), the hypothesis h(x), shape [outputWidth]. */
  public double[] output() {
    return stages.get(stages.size() - 1).output();
  }

  /** e, the loss of this example. */
  public double loss() {
    return loss;
  }

  /** One layer: what enters it, what it makes of that, and how the loss depends on both. */
  public static final class Stage {
    private final int number;
    private final Layer layer;
    private final String name;
    private final double[] input;
    private final double[] signal;
    private final double[] output;
    private final double[] sensitivity;
    private final Map<String, double[]> gradients;

    Stage(
        ForwardPass forward,
        int index,
        String name,
        double[] sensitivity,
        Map<String, double[]> gradients) {
      this.number = forward.number(index);
      this.layer = forward.layer(index);
      this.name = name;
      this.input = forward.input(index);
      this.signal = forward.signal(index);
      this.output = forward.output(index);
      this.sensitivity = sensitivity;
      this.gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    }

    /** l, from 1; dropout and input layers have no number. */
    public int number() {
      return number;
    }

    /** A {@link Layer.Dense} or a {@link Layer.Activation}. */
    public Layer layer() {
      return layer;
    }

    /** The name of the layer, which those of its parameters begin with. */
    public String name() {
      return name;
    }

    /** x(l-1) with the masks of the dropouts between, without the 1 of the bias, shape [fanIn]. */
    public double[] input() {
      return input;
    }

    /** s(l), shape [fanOut]. */
    public double[] signal() {
      return signal;
    }

    /** x(l) = theta(s(l)), shape [outputWidth]. */
    public double[] output() {
      return output;
    }

    /** delta(l) = de/ds(l), shape [fanOut]. */
    public double[] sensitivity() {
      return sensitivity;
    }

    /**
     * The gradient of e by the layer's parameters, in the order of the weights file: {@code
     * NAME.weight} row-major [fanOut, fanIn], {@code NAME.bias} [fanOut], {@code NAME.slope}
     * [fanOut]; those that it has.
     */
    public Map<String, double[]> gradients() {
      return gradients;
    }
  }
}

package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Backpropagation of one example: starts at the top with {@code delta = de/ds} and goes down by the
 * chain rule. Each layer turns {@code de/dx} of its output into that of its input.
 */
final class BackwardPass implements Layer.Visitor<double[]> {
  private final ForwardPass forward;
  private final ReferenceParameters parameters;
  private final List<ReferenceExample.Stage> stages = new ArrayList<>();
  private int index;
  private double[] toOutput;
  private boolean isOfSignal;

  private BackwardPass(
      ForwardPass forward, ReferenceParameters parameters, ReferenceLoss loss, double[] target) {
    this.forward = forward;
    this.parameters = parameters;
    this.toOutput = loss.derivative(forward.output(), target);
    this.isOfSignal = loss.isOfSignal();
  }

  /** Layers 1..L in the order of the chain of {@code layers} layers. */
  static List<ReferenceExample.Stage> run(
      ForwardPass forward,
      int layers,
      ReferenceParameters parameters,
      ReferenceLoss loss,
      double[] target) {
    BackwardPass pass = new BackwardPass(forward, parameters, loss, target);
    for (pass.index = layers - 1; pass.index >= forward.inputLayers(); pass.index--) {
      pass.toOutput = forward.layer(pass.index).accept(pass);
    }
    Collections.reverse(pass.stages);
    return pass.stages;
  }

  @Override
  public double[] dense(Layer.Dense layer) {
    double[] x = forward.input(index);
    double[] delta = delta(layer.name(), layer.unit());
    double[] w = parameters.get(layer.name() + ".weight");
    double[] gradient = new double[w.length];
    double[] toInput = new double[layer.fanIn()];
    for (int j = 0; j < layer.fanOut(); j++) {
      for (int k = 0; k < layer.fanIn(); k++) {
        gradient[j * layer.fanIn() + k] = delta[j] * x[k];
        toInput[k] += w[j * layer.fanIn() + k] * delta[j];
      }
    }
    Map<String, double[]> gradients = new LinkedHashMap<>();
    gradients.put(layer.name() + ".weight", gradient);
    if (layer.bias()) {
      gradients.put(layer.name() + ".bias", delta.clone());
    }
    addStage(layer.name(), layer.unit(), delta, gradients);
    return toInput;
  }

  @Override
  public double[] activation(Layer.Activation layer) {
    double[] delta = delta(layer.name(), layer.unit());
    addStage(layer.name(), layer.unit(), delta, new LinkedHashMap<>());
    return delta;
  }

  @Override
  public double[] dropout(Layer.Dropout layer) {
    return forward.mask(index).map(mask -> ForwardPass.masked(toOutput, mask)).orElse(toOutput);
  }

  private double[] delta(String name, Unit unit) {
    return isOfSignal
        ? toOutput
        : parameters.unit(name, unit).back(forward.signal(index), forward.output(index), toOutput);
  }

  private void addStage(String name, Unit unit, double[] delta, Map<String, double[]> gradients) {
    if (unit instanceof Unit.PRelu) {
      double[] gradient =
          parameters.unit(name, unit).slopeGradient(forward.signal(index), toOutput);
      gradients.put(name + ".slope", gradient);
    }
    stages.add(new ReferenceExample.Stage(forward, index, name, delta, gradients));
    isOfSignal = false;
  }

  @Override
  public double[] standardize(Layer.Standardize layer) {
    throw notReached();
  }

  @Override
  public double[] scale(Layer.Scale layer) {
    throw notReached();
  }

  private static IllegalStateException notReached() {
    return new IllegalStateException("input layers have nothing to learn, nor have those below");
  }
}

package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forward propagation of one example: what enters each layer, its signal and its output. */
final class ForwardPass implements Layer.Visitor<double[]> {
  private final ReferenceParameters parameters;
  private final ReferenceMasks masks;
  private final int example;
  private final List<Layer> layers;
  private final List<double[]> inputs = new ArrayList<>();
  private final List<double[]> signals = new ArrayList<>();
  private final List<Optional<double[]>> dropped = new ArrayList<>();
  private double[] x;

  /**
   * Runs through {@code layers}.
   *
   * @param input the raw input, shape [inputWidth]
   */
  ForwardPass(
      List<Layer> layers,
      ReferenceParameters parameters,
      ReferenceMasks masks,
      int example,
      double[] input) {
    this.layers = layers;
    this.parameters = parameters;
    this.masks = masks;
    this.example = example;
    this.x = input;
    for (Layer layer : layers) {
      inputs.add(x);
      x = layer.accept(this);
    }
  }

  /** The layer at {@code index} of the chain. */
  Layer layer(int index) {
    return layers.get(index);
  }

  /** What enters the layer at {@code index}. */
  double[] input(int index) {
    return inputs.get(index);
  }

  /** What enters the unit of the layer at {@code index}; its output where it has no unit. */
  double[] signal(int index) {
    return signals.get(index);
  }

  /** What leaves the layer at {@code index}. */
  double[] output(int index) {
    return index + 1 < layers.size() ? inputs.get(index + 1) : x;
  }

  /** What leaves the last layer. */
  double[] output() {
    return x;
  }

  /** What enters the unit of the last layer. */
  double[] lastSignal() {
    return signals.get(signals.size() - 1);
  }

  /** The mask of the dropout at {@code index}. */
  Optional<double[]> mask(int index) {
    long before = layers.subList(0, index).stream().filter(Layer.Dropout.class::isInstance).count();
    return dropped.get((int) before);
  }

  /** How many input layers the chain begins with. */
  int inputLayers() {
    int count = 0;
    while (isInputLayer(layers.get(count))) {
      count++;
    }
    return count;
  }

  private static boolean isInputLayer(Layer layer) {
    return layer instanceof Layer.Standardize || layer instanceof Layer.Scale;
  }

  /** l of the layer at {@code index}: the dense layers and units alone up to it. */
  int number(int index) {
    return (int)
        layers.subList(0, index + 1).stream()
            .filter(layer -> !isInputLayer(layer) && !(layer instanceof Layer.Dropout))
            .count();
  }

  private double[] withoutUnit(double[] output) {
    signals.add(output);
    return output;
  }

  @Override
  public double[] standardize(Layer.Standardize layer) {
    double[] mean = parameters.get("standardize.mean");
    double[] deviation = parameters.get("standardize.deviation");
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = (x[i] - mean[i]) / deviation[i];
    }
    return withoutUnit(scaled);
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
    return withoutUnit(scaled);
  }

  @Override
  public double[] dense(Layer.Dense layer) {
    double[] w = parameters.get(layer.name() + ".weight");
    double[] signal =
        layer.bias() ? parameters.get(layer.name() + ".bias").clone() : new double[layer.fanOut()];
    for (int j = 0; j < layer.fanOut(); j++) {
      for (int k = 0; k < layer.fanIn(); k++) {
        signal[j] += w[j * layer.fanIn() + k] * x[k];
      }
    }
    signals.add(signal);
    return parameters.unit(layer.name(), layer.unit()).output(signal);
  }

  @Override
  public double[] activation(Layer.Activation layer) {
    signals.add(x);
    return parameters.unit(layer.name(), layer.unit()).output(x);
  }

  @Override
  public double[] dropout(Layer.Dropout layer) {
    Optional<double[]> mask = masks.mask(dropped.size(), example);
    dropped.add(mask);
    return withoutUnit(mask.map(factors -> masked(x, factors)).orElse(x));
  }

  /** The component-wise product. */
  static double[] masked(double[] values, double[] factors) {
    double[] product = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      product[i] = values[i] * factors[i];
    }
    return product;
  }
}

package dev.nnlang.compiler.emit;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network of dense layers and units alone in libtorch, in {@code float}. */
final class TorchNetwork {
  private final Network network;
  private final Loss loss;
  private final NDManager manager;
  private final Map<String, NDArray> weights = new LinkedHashMap<>();

  /** What one pass over some rows comes to: outputs row by row, and gradients of the mean loss. */
  record Pass(double error, List<float[]> outputs, Map<String, float[]> gradients) {}

  /**
   * A network with these parameters.
   *
   * @param parameters by name, in the order and shapes of the weights file; copied
   */
  TorchNetwork(Network network, Loss loss, Map<String, double[]> parameters, NDManager manager) {
    this.network = network;
    this.loss = loss;
    this.manager = manager;
    parameters.forEach((name, values) -> weights.put(name, manager.create(floats(values))));
    for (Layer.Dense dense : network.denseLayers()) {
      weights.computeIfPresent(
          dense.name() + ".weight",
          (name, w) -> w.reshape(new Shape(dense.fanOut(), dense.fanIn())).duplicate());
    }
  }

  /** The parameters, flat, by name. */
  Map<String, float[]> weights() {
    Map<String, float[]> flat = new LinkedHashMap<>();
    weights.forEach((name, w) -> flat.put(name, w.toFloatArray()));
    return flat;
  }

  /** Forward and back by autograd. */
  Pass pass(ExampleRows rows) {
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> leaves = leaves(scope);
      Forward forward = new Forward(leaves, matrix(scope, rows.inputs()));
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray error = forward.loss(matrix(scope, rows.targets())).div(rows.size());
        collector.backward(error);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> gradients.put(name, leaf.getGradient().toFloatArray()));
        return new Pass(error.getFloat(), rowsOf(forward.x), gradients);
      }
    }
  }

  /** One update with the gradient of the mean loss of {@code rows}. */
  void update(ExampleRows rows, TorchOptimizer optimizer) {
    Map<String, float[]> gradients = pass(rows).gradients();
    optimizer.begin();
    weights.forEach(
        (name, w) -> {
          float[] gradient = gradients.getOrDefault(name, new float[0]);
          try (NDManager scope = manager.newSubManager()) {
            w.tempAttach(scope);
            optimizer.update(name, w, scope.create(gradient, w.getShape()));
          }
        });
  }

  /** Copies of the parameters whose operations are recorded. */
  private Map<String, NDArray> leaves(NDManager scope) {
    Map<String, NDArray> leaves = new LinkedHashMap<>();
    weights.forEach(
        (name, w) -> {
          NDArray leaf = scope.create(w.toFloatArray(), w.getShape());
          leaf.setRequiresGradient(true);
          leaves.put(name, leaf);
        });
    return leaves;
  }

  private static NDArray matrix(NDManager scope, List<double[]> rows) {
    return scope.create(rows.stream().map(TorchNetwork::floats).toArray(float[][]::new));
  }

  private static List<float[]> rowsOf(NDArray matrix) {
    float[] flat = matrix.toFloatArray();
    int width = flat.length / (int) matrix.getShape().get(0);
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < flat.length; from += width) {
      rows.add(Arrays.copyOfRange(flat, from, from + width));
    }
    return rows;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The chain of layers, recorded while the collector is open. */
  private final class Forward implements Layer.Visitor<NDArray> {
    private final Map<String, NDArray> leaves;
    private NDArray x;
    private NDArray signals;

    Forward(Map<String, NDArray> leaves, NDArray inputs) {
      this.leaves = leaves;
      this.x = inputs;
      this.signals = inputs;
    }

    NDArray loss(NDArray targets) {
      for (Layer layer : network.layers()) {
        x = layer.accept(this);
      }
      return loss.accept(new TorchLosses(network.task(), signals, x, targets));
    }

    @Override
    public NDArray dense(Layer.Dense layer) {
      NDArray product = x.matMul(leaf(layer.name() + ".weight").transpose());
      signals = layer.bias() ? product.add(leaf(layer.name() + ".bias")) : product;
      return unit(layer.unit(), layer.name());
    }

    @Override
    public NDArray activation(Layer.Activation layer) {
      signals = x;
      return unit(layer.unit(), layer.name());
    }

    private NDArray unit(Unit unit, String layer) {
      return unit.accept(new TorchUnits(signals, () -> leaf(layer + ".slope")));
    }

    private NDArray leaf(String name) {
      NDArray leaf = leaves.get(name);
      if (leaf == null) {
        throw new IllegalStateException("no parameter " + name);
      }
      return leaf;
    }

    @Override
    public NDArray standardize(Layer.Standardize layer) {
      throw new UnsupportedOperationException("input layers learn nothing");
    }

    @Override
    public NDArray scale(Layer.Scale layer) {
      throw new UnsupportedOperationException("input layers learn nothing");
    }

    @Override
    public NDArray dropout(Layer.Dropout layer) {
      throw new UnsupportedOperationException("libtorch draws other masks");
    }
  }
}

package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The parameters of a network, or its gradients, with the units of one layer in another order: its
 * weights and biases, the slopes behind it, and the columns of the layer that takes its outputs.
 */
final class PermutedUnits {
  private final List<Layer> layers;
  private final int first;
  private final int[] order;
  private final Map<String, double[]> permuted = new LinkedHashMap<>();

  private PermutedUnits(Network network, int first, int[] order, Map<String, double[]> parameters) {
    this.layers = network.layers();
    this.first = first;
    this.order = order;
    parameters.forEach((name, values) -> permuted.put(name, values.clone()));
  }

  /** Whether the units of layer {@code first} can be permuted: they are dense, and not grouped. */
  static boolean possible(Network network, int first) {
    List<Layer> layers = network.layers();
    if (!(layers.get(first) instanceof Layer.Dense)) {
      return false;
    }
    for (Layer layer : layers.subList(first + 1, layers.size())) {
      if (layer instanceof Layer.Dense) {
        return true;
      }
      if (layer instanceof Layer.Activation activation
          && activation.unit() instanceof Unit.Maxout) {
        return false;
      }
    }
    return true;
  }

  /** Whether the outputs of the network are those of layer {@code first}. */
  static boolean isLast(Network network, int first) {
    return network.layers().subList(first + 1, network.layers().size()).stream()
        .noneMatch(Layer.Dense.class::isInstance);
  }

  /** Unit j of layer {@code first} becomes what unit {@code order[j]} was. */
  static Map<String, double[]> of(
      Network network, int first, int[] order, Map<String, double[]> parameters) {
    PermutedUnits units = new PermutedUnits(network, first, order, parameters);
    units.permute();
    return units.permuted;
  }

  /** Numbers for each output in the order of the outputs. */
  static double[] of(int[] order, double[] values) {
    return blocks(order, values, values.length / order.length);
  }

  private void permute() {
    Layer.Dense dense = (Layer.Dense) layers.get(first);
    int pieces = dense.unit().signalsPerUnit();
    change(dense.name() + ".weight", w -> blocks(order, w, pieces * dense.fanIn()));
    change(dense.name() + ".bias", b -> blocks(order, b, pieces));
    change(dense.name() + ".slope", s -> blocks(order, s, 1));
    for (Layer layer : layers.subList(first + 1, layers.size())) {
      if (layer instanceof Layer.Activation activation) {
        change(activation.name() + ".slope", s -> blocks(order, s, 1));
      } else if (layer instanceof Layer.Dense next) {
        change(next.name() + ".weight", w -> columns(w, next.fanIn()));
        return;
      }
    }
  }

  private interface Change {
    double[] of(double[] values);
  }

  private void change(String name, Change change) {
    permuted.computeIfPresent(name, (key, values) -> change.of(values));
  }

  private static double[] blocks(int[] order, double[] values, int size) {
    double[] moved = new double[values.length];
    for (int j = 0; j < order.length; j++) {
      System.arraycopy(values, order[j] * size, moved, j * size, size);
    }
    return moved;
  }

  private double[] columns(double[] values, int width) {
    double[] moved = new double[values.length];
    for (int row = 0; row < values.length; row += width) {
      for (int j = 0; j < width; j++) {
        moved[row + j] = values[row + order[j]];
      }
    }
    return moved;
  }

  /** A random order of {@code count} units. */
  static int[] order(int count, RandomGenerator random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int unit = order[i];
      order[i] = order[j];
      order[j] = unit;
    }
    return order;
  }

  /** The layers whose units can be permuted. */
  static List<Integer> candidates(Network network) {
    return IntStream.range(0, network.layers().size())
        .filter(layer -> possible(network, layer))
        .boxed()
        .toList();
  }
}

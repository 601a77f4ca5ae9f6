package dev.nnlang.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The weights that a phase ends with: the last ones, or those of the best epoch. */
final class KeptWeights {
  private static final String STATE = "kept";
  private static final String WEIGHTS = "kept_weights";

  private final Network<?> network;
  private final Optional<Quantity> quantity;
  private Optional<Best> best = Optional.empty();

  private record Best(int epoch, double value, List<double[]> parameters) {}

  KeptWeights(Network<?> network, Optional<Quantity> quantity) {
    this.network = network;
    this.quantity = quantity;
  }

  void save(SavedState state) {
    if (best.isPresent()) {
      state.put(STATE, best.get().epoch(), best.get().value());
      state.put(WEIGHTS, network.precision(), joined(best.get().parameters()));
    }
  }

  void restore(SavedState state) {
    if (quantity.isEmpty() || !state.has(STATE)) {
      return;
    }
    SavedRow row = state.row(STATE);
    int epoch = row.whole(1, Integer.MAX_VALUE);
    double value = row.next();
    row.requireSize(0);
    SavedRow weights = state.row(WEIGHTS);
    List<double[]> parameters =
        network.tensors().stream().map(tensor -> weights.take(tensor.size())).toList();
    weights.requireSize(0);
    best = Optional.of(new Best(epoch, value, parameters));
  }

  private static double[] joined(List<double[]> parameters) {
    return parameters.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** Takes a copy of the weights if they are the best so far. */
  void offer(Progress progress) {
    quantity.ifPresent(
        measure -> {
          double value = measure.value(progress);
          if (measure.better(value, best.map(Best::value).orElse(Double.NaN))) {
            List<double[]> parameters = network.tensors().stream().map(Tensor::values).toList();
            best = Optional.of(new Best(progress.epoch(), value, parameters));
          }
        });
  }

  /** Puts the best weights back, if there are any. */
  void putBack() {
    best.ifPresent(
        kept -> {
          List<Tensor> tensors = network.tensors();
          for (int i = 0; i < tensors.size(); i++) {
            tensors.get(i).write(kept.parameters().get(i));
          }
        });
  }

  /** The epoch of the best weights. */
  OptionalInt epoch() {
    return best.map(kept -> OptionalInt.of(kept.epoch())).orElse(OptionalInt.empty());
  }
}

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

  /** The best weights so far, tensor by tensor; none before there are any. */
  private List<double[]> best = List.of();

  private double value = Double.NaN;
  private OptionalInt epoch = OptionalInt.empty();

  KeptWeights(Network<?> network, Optional<Quantity> quantity) {
    this.network = network;
    this.quantity = quantity;
  }

  void save(SavedState state) {
    if (epoch.isPresent()) {
      state.put(STATE, epoch.getAsInt(), value);
      state.put(
          WEIGHTS, network.precision(), best.stream().flatMapToDouble(Arrays::stream).toArray());
    }
  }

  void restore(SavedState state) {
    if (quantity.isEmpty() || !state.has(STATE)) {
      return;
    }
    SavedRow row = state.row(STATE);
    epoch = OptionalInt.of(row.whole(1, Integer.MAX_VALUE));
    value = row.next();
    row.requireSize(0);
    SavedRow weights = state.row(WEIGHTS);
    best = network.tensors().stream().map(tensor -> weights.take(tensor.size())).toList();
    weights.requireSize(0);
  }

  /** Takes a copy of the weights if they are the best so far. */
  void offer(Progress progress) {
    if (quantity.isPresent()) {
      double candidate = quantity.get().value(progress);
      if (quantity.get().better(candidate, value)) {
        best = network.tensors().stream().map(Tensor::values).toList();
        value = candidate;
        epoch = OptionalInt.of(progress.epoch());
      }
    }
  }

  /** Puts the best weights back, if there are any. */
  void putBack() {
    List<Tensor> tensors = network.tensors();
    for (int i = 0; i < best.size(); i++) {
      tensors.get(i).write(best.get(i));
    }
  }

  /** The epoch of the best weights. */
  OptionalInt epoch() {
    return epoch;
  }
}

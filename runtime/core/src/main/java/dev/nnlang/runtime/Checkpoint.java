package dev.nnlang.runtime;

import java.util.List;

/**
 * What a checkpoint file holds, once all of it is checked.
 *
 * @param weights of the network, tensor by tensor
 * @param state everything else
 */
record Checkpoint(List<double[]> weights, SavedState state) {
  Checkpoint {
    weights = List.copyOf(weights);
  }

  /** Overwrites all parameters of {@code network}, the one that it was read for. */
  void writeWeights(Network<?> network) {
    List<Tensor> tensors = network.tensors();
    for (int i = 0; i < tensors.size(); i++) {
      tensors.get(i).write(weights.get(i));
    }
  }
}

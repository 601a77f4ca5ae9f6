package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Network;

/** Whether a network gains from vectors what their start costs. */
final class VectorGain {
  private static final long LEAST_WEIGHTS = 512;

  private VectorGain() {}

  static boolean of(Network network) {
    return network.denseLayers().stream()
        .anyMatch(layer -> (long) layer.fanIn() * layer.fanOut() >= LEAST_WEIGHTS);
  }
}

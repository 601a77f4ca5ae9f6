package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;

/**
 * Whether a network gains from vectors. Measured: once all is compiled, each update gains, from 1.2
 * times with 4 units to 3 times with 32; predicting a single example loses a tenth with 8 units and
 * gains from 16 on. Until then Java interprets vectors, which costs a process some two seconds.
 */
final class VectorGain {
  /** Units of a layer from which on no use of the network loses. */
  private static final int LEAST_UNITS = 16;

  /**
   * Parameters from which on the usual training lasts long enough to win back the start: 784-128-10
   * does after 54,000 examples, 64-256-10 not after 33,000.
   */
  private static final long LEAST_PARAMETERS = 65_536;

  private VectorGain() {}

  /** In a program that keeps it for longer than it takes to start. */
  static boolean inTheLongRun(Network network) {
    return network.denseLayers().stream().mapToInt(Layer.Dense::fanOut).max().orElse(0)
        >= LEAST_UNITS;
  }

  /** In a process that trains it once. */
  static boolean inOneTraining(Network network) {
    return network.parameterCount() >= LEAST_PARAMETERS;
  }
}

package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training.Phase;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A phase of a training.
 *
 * @param memory absent for a greedy phase, which trains a smaller network for each of its layers
 */
public record PhaseFigures(Phase phase, Optional<Memory> memory) {
  /**
   * What training needs beside the parameters.
   *
   * @param gradientBytes one number for each parameter that the phase trains
   * @param optimizerBytes velocities and the like, for each parameter that the phase trains
   * @param workspaceBytes activations and sensitivities of one batch; absent where a batch is the
   *     whole training set, whose size only the data knows
   */
  public record Memory(
      long gradientBytes, long optimizerBytes, Optional<BigInteger> workspaceBytes) {}

  static PhaseFigures of(Phase phase, Network network, long rowBytes) {
    return new PhaseFigures(
        phase,
        switch (phase.kind()) {
          case ALL -> Optional.of(memory(phase, network.parameterCount(), network, rowBytes));
          case ONLY -> Optional.of(memory(phase, named(phase, network), network, rowBytes));
          case GREEDY_AUTOENCODER, GREEDY_SUPERVISED -> Optional.empty();
        });
  }

  private static long named(Phase phase, Network network) {
    return network.denseLayers().stream()
        .filter(layer -> phase.layers().contains(layer.name()))
        .mapToLong(Layer.Dense::parameterCount)
        .sum();
  }

  private static Memory memory(Phase phase, long trained, Network network, long rowBytes) {
    long gradient = trained * network.precision().bytes();
    int batch = phase.settings().batch();
    return new Memory(
        gradient,
        gradient * OptimizerState.perParameter(phase.settings().optimizer()),
        batch == 0
            ? Optional.empty()
            : Optional.of(BigInteger.valueOf(rowBytes).multiply(BigInteger.valueOf(batch))));
  }
}

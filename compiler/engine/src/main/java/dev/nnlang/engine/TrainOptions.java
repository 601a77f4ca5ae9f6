package dev.nnlang.engine;

import dev.nnlang.runtime.Checkpoints;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a command says beside the model.
 *
 * @param seed instead of the model's
 * @param maxEpochs a limit beside the stop rule
 * @param maxUpdates a limit beside the stop rule; 0 draws the first weights and stops
 * @param threads the most threads to use
 * @param checkpoints the open folder that the training saves itself in; without it, it does not
 */
public record TrainOptions(
    OptionalLong seed,
    OptionalInt maxEpochs,
    OptionalLong maxUpdates,
    int threads,
    Optional<Checkpoints> checkpoints) {
  /** The model's own words, on one thread, without checkpoints. */
  public static final TrainOptions DECLARED =
      new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), 1);

  /** Without checkpoints. */
  public TrainOptions(
      OptionalLong seed, OptionalInt maxEpochs, OptionalLong maxUpdates, int threads) {
    this(seed, maxEpochs, maxUpdates, threads, Optional.empty());
  }

  /** With checkpoints in {@code place}, if there is one. */
  public TrainOptions withCheckpoints(Optional<Checkpoints> place) {
    return new TrainOptions(seed, maxEpochs, maxUpdates, threads, place);
  }
}

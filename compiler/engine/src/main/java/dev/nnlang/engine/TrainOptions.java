package dev.nnlang.engine;

import java.nio.file.Path;
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
 * @param checkpoints where those that the model declares go; without it none is written
 */
public record TrainOptions(
    OptionalLong seed,
    OptionalInt maxEpochs,
    OptionalLong maxUpdates,
    int threads,
    Optional<CheckpointPlace> checkpoints) {
  /** The model's own words, on one thread, without checkpoints. */
  public static final TrainOptions DECLARED =
      new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), 1);

  /** Without checkpoints. */
  public TrainOptions(
      OptionalLong seed, OptionalInt maxEpochs, OptionalLong maxUpdates, int threads) {
    this(seed, maxEpochs, maxUpdates, threads, Optional.empty());
  }

  /** With the checkpoints that the model declares, beside {@code weights}. */
  public TrainOptions withCheckpointsBeside(Path weights) {
    return new TrainOptions(
        seed, maxEpochs, maxUpdates, threads, Optional.of(new CheckpointPlace(weights)));
  }
}

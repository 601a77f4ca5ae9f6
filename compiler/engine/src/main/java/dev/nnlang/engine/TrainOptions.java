package dev.nnlang.engine;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a command says beside the model.
 *
 * @param seed instead of the model's
 * @param maxEpochs a limit beside the stop rule
 * @param maxUpdates a limit beside the stop rule; 0 draws the first weights and stops
 * @param threads the most threads to use
 */
public record TrainOptions(
    OptionalLong seed, OptionalInt maxEpochs, OptionalLong maxUpdates, int threads) {
  /** The model's own words, on one thread. */
  public static final TrainOptions DECLARED =
      new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), 1);
}

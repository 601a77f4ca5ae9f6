package dev.nnlang.engine;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.TrainingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A trained network and how it does.
 *
 * @param seed the seed that was used
 * @param test on the test set, where one is declared
 * @param fingerprint of the weights
 * @param checkpoints files that were written while training and are kept, the oldest first
 */
public record TrainOutcome(
    Network<?> network,
    TrainingReport report,
    long seed,
    Optional<Score> test,
    List<ExpectationResult> expectations,
    String fingerprint,
    List<Path> checkpoints) {
  public TrainOutcome {
    checkpoints = List.copyOf(checkpoints);
    expectations = List.copyOf(expectations);
  }
}

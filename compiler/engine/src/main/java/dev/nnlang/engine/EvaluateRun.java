package dev.nnlang.engine;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Scores saved weights on the declared sets. */
public final class EvaluateRun {
  private EvaluateRun() {}

  /** The scores, and the expectations judged by them. */
  public record Outcome(Scores scores, List<ExpectationResult> expectations) {
    public Outcome {
      expectations = List.copyOf(expectations);
    }
  }

  /**
   * Loads {@code weights} and scores them.
   *
   * @throws dev.nnlang.runtime.WeightsException if the weights do not fit the model
   * @throws dev.nnlang.data.DataException if the data does not
   */
  public static Outcome run(LoadedModel loaded, Path weights, DataLocations locations)
      throws IOException {
    Network<?> network = Weights.load(weights, loaded.newNetwork());
    DataParts parts =
        DataParts.read(TrainBlock.data(loaded.model()), network.signature(), locations);
    Scores scores =
        new Scores(
            Optional.of(Trainer.score(network, parts.train())),
            score(network, parts.validation()),
            score(network, parts.test()));
    return new Outcome(scores, Expectations.judge(loaded.model(), network, scores));
  }

  private static Optional<Score> score(Network<?> network, Optional<ExampleSource> set) {
    return set.map(examples -> Trainer.score(network, examples));
  }
}

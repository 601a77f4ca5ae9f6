package dev.nnlang.engine;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.data.DataFinding;
import dev.nnlang.runtime.Checkpoints;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import dev.nnlang.runtime.TrainingListener;
import dev.nnlang.runtime.TrainingReport;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains a model as it declares. */
public final class TrainRun {
  private TrainRun() {}

  /**
   * Reads the data, trains, and scores the kept weights.
   *
   * @param listener told of every epoch, on the calling thread
   * @param warnings told of what the data holds and the model does not use and, once before
   *     training, of what the book warns of, with the numbers of the data
   * @throws dev.nnlang.data.DataException if the data does not fit
   * @throws DivergedTraining if a loss, a gradient or a weight is no longer finite
   * @throws dev.nnlang.runtime.TrainingStoppedException if the training was asked to stop, and is
   *     saved
   * @throws FileProblem if the model has no train block, a path leaves its folder, or a checkpoint
   *     cannot be written or taken up
   */
  public static TrainOutcome run(
      LoadedModel loaded,
      DataLocations locations,
      TrainOptions options,
      TrainingListener listener,
      Consumer<String> warnings) {
    return train(loaded, loaded.newNetwork(), locations, options, listener, warnings);
  }

  private static <R> TrainOutcome train(
      LoadedModel loaded,
      Network<R> network,
      DataLocations locations,
      TrainOptions options,
      TrainingListener listener,
      Consumer<String> warnings) {
    CheckedModel model = loaded.model();
    DataParts parts = DataParts.read(TrainBlock.data(model), network.signature(), locations);
    Training training = loaded.training();
    training = training.withSeed(options.seed().orElse(training.seed()));
    Optional<Checkpoints> checkpoints = options.checkpoints();
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(new StartWarnings(model, network.signature(), parts.train(), warnings));
    if (training.phases().size() > 1 || training.phases().get(0).kind().greedy()) {
      listeners.add(new FirstErrors());
    }
    checkpoints.ifPresent(place -> listeners.add(new ResumeNotes(place, warnings)));
    listeners.add(listener);
    Trainer<R> trainer =
        Trainer.of(network, training)
            .threads(options.threads())
            .maxEpochs(options.maxEpochs().orElse(Integer.MAX_VALUE))
            .maxUpdates(options.maxUpdates().orElse(Long.MAX_VALUE))
            .listener(new Listeners(listeners));
    checkpoints.ifPresent(trainer::checkpoints);
    TrainingReport report;
    try {
      report = train(trainer, parts);
    } catch (DivergedException diverged) {
      Optional<Rehearsal> calm = Rehearsals.best(loaded, parts, training, diverged);
      throw new DivergedTraining(model, parts, network, diverged, calm);
    }
    report
        .constantColumns()
        .forEach(column -> warnings.accept(ConstantColumn.describe(model.network(), column)));
    Optional<Score> test = parts.test().map(set -> Trainer.score(network, set));
    Scores scores =
        new Scores(
            Optional.of(report.training()),
            parts.validation().map(set -> report.validation()),
            test);
    List<ExpectationResult> expectations = Expectations.judge(model, network, scores);
    return new TrainOutcome(
        network,
        report,
        training.seed(),
        test,
        expectations,
        Weights.fingerprint(network),
        checkpoints.map(Checkpoints::files).orElse(List.of()));
  }

  private static <R> TrainingReport train(Trainer<R> trainer, DataParts parts) {
    try {
      return trainer.train(parts.train(), parts.validation());
    } catch (WeightsException refused) {
      throw CheckpointFolder.problem(refused);
    } catch (UncheckedIOException failure) {
      throw CheckpointFolder.problem(Objects.requireNonNull(failure.getCause()));
    }
  }

  static String describe(DataFinding finding) {
    return finding.code() + " " + finding.text();
  }
}

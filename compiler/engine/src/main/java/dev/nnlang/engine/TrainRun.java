package dev.nnlang.engine;

import dev.nnlang.compiler.model.Data;
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

/**
 * Trains a model as it declares.
 *
 * @param <R> one row of numbers of its precision
 */
public final class TrainRun<R> {
  private final LoadedModel loaded;
  private final Network<R> network;
  private final Training training;
  private final TrainOptions options;
  private final TrainingListener listener;
  private final Consumer<Warning> warnings;

  private TrainRun(
      LoadedModel loaded,
      Network<R> network,
      TrainOptions options,
      TrainingListener listener,
      Consumer<Warning> warnings) {
    this.loaded = loaded;
    this.network = network;
    this.training = loaded.training().withSeed(options.seed().orElse(loaded.training().seed()));
    this.options = options;
    this.listener = listener;
    this.warnings = warnings;
  }

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
      Consumer<Warning> warnings) {
    Data data = TrainBlock.data(loaded.model());
    return new TrainRun<>(loaded, loaded.newNetwork(), options, listener, warnings)
        .run(data, locations);
  }

  private TrainOutcome run(Data data, DataLocations locations) {
    DataParts parts = DataParts.read(data, network.signature(), locations);
    TrainingReport report = trainOrDiagnose(parts);
    report
        .constantColumns()
        .forEach(
            column -> warnings.accept(ConstantColumn.warning(loaded.model().network(), column)));
    return outcome(parts, report);
  }

  private TrainingReport trainOrDiagnose(DataParts parts) {
    try {
      return train(trainer(parts), parts);
    } catch (DivergedException diverged) {
      Optional<Rehearsal> calm = Rehearsals.best(loaded, parts, training, diverged);
      throw new DivergedTraining(loaded.model(), parts, network, diverged, calm);
    }
  }

  private Trainer<R> trainer(DataParts parts) {
    Trainer<R> trainer =
        Trainer.of(network, training)
            .threads(options.threads())
            .maxEpochs(options.maxEpochs().orElse(Integer.MAX_VALUE))
            .maxUpdates(options.maxUpdates().orElse(Long.MAX_VALUE))
            .listener(new Listeners(listeners(parts)));
    options.checkpoints().ifPresent(trainer::checkpoints);
    return trainer;
  }

  /** Who hears of the training, in their order: what is warned of comes before any progress. */
  private List<TrainingListener> listeners(DataParts parts) {
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(new StartWarnings(loaded.model(), network.signature(), parts.train(), warnings));
    if (training.phases().size() > 1 || training.phases().get(0).kind().greedy()) {
      listeners.add(new FirstErrors());
    }
    options.checkpoints().ifPresent(place -> listeners.add(new ResumeNotes(place, warnings)));
    listeners.add(listener);
    return listeners;
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

  private TrainOutcome outcome(DataParts parts, TrainingReport report) {
    Optional<Score> test = parts.test().map(set -> Trainer.score(network, set));
    Scores scores =
        new Scores(
            Optional.of(report.training()),
            parts.validation().map(set -> report.validation()),
            test);
    return new TrainOutcome(
        network,
        report,
        training.seed(),
        test,
        Expectations.judge(loaded.model(), network, scores),
        Weights.fingerprint(network),
        options.checkpoints().map(Checkpoints::files).orElse(List.of()));
  }
}

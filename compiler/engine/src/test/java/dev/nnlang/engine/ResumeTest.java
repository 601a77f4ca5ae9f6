package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.CheckpointInterval;
import dev.nnlang.runtime.Checkpoints;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import dev.nnlang.runtime.TrainingStoppedException;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A training that is taken up again after any of its updates comes to the same bits, and to the
 * same report, as one that nothing has happened to.
 */
final class ResumeTest {
  private static final int ROWS = 60;
  private static final CheckpointInterval EVERY_UPDATE = CheckpointInterval.updates(1);

  /** What a training and its control run come to, but for the clock. */
  private record Outcome(String weights, List<String> phases, Score training, Score validation) {
    static Outcome of(Network<?> network, TrainingReport report) {
      List<PhaseReport> all = new ArrayList<>(report.phases());
      report.scratch().ifPresent(all::add);
      return new Outcome(
          Weights.fingerprint(network),
          all.stream().map(Outcome::text).toList(),
          report.training(),
          report.validation());
    }

    private static String text(PhaseReport phase) {
      StringBuilder text = new StringBuilder();
      text.append(phase.phase()).append(phase.layer()).append(phase.epochs()).append(' ');
      text.append(phase.updates()).append(phase.stoppedBy()).append(phase.clauses());
      text.append(phase.bestEpoch()).append(phase.training()).append(phase.validation());
      for (PhaseReport.Point point : phase.curve()) {
        text.append(point.epoch()).append(' ').append(point.rate());
        text.append(point.training()).append(point.validation());
      }
      return text.toString();
    }
  }

  @TempDir Path folder;
  private Path checkpoints = Path.of("");

  @BeforeEach
  void nameFolder() {
    checkpoints = folder.resolve("checkpoints");
  }

  private LoadedModel model(String layers, String training) {
    String text =
        """
        nn 1
        model Wave {
          input  a, b, c: real in -2..2
          output y, z: boolean
          layers: %s
        }
        data waves { from: csv("waves.csv")  split: train 70%%, validation 30%%, seed 5 }
        train Wave on waves {
          seed: 11
          %s
        }
        """
            .formatted(layers, training);
    return Models.loaded(Models.written(folder, text));
  }

  /** Noisy rows, so that nothing is learned by heart. */
  private static ExampleSource rows(long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] rows = new double[ROWS][5];
    for (double[] row : rows) {
      for (int i = 0; i < 3; i++) {
        row[i] = 2 * random.nextDouble() - 1;
      }
      row[3] = row[0] * row[1] + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
      row[4] = row[2] + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
    }
    return new ExampleSource() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public void read(int index, double[] input, double[] target) {
        System.arraycopy(rows[index], 0, input, 0, 3);
        System.arraycopy(rows[index], 3, target, 0, 2);
      }
    };
  }

  private static Outcome uninterrupted(LoadedModel model) {
    Network<?> network = model.newNetwork();
    return Outcome.of(network, train(network, model, Optional.empty(), Long.MAX_VALUE, 1));
  }

  private static <R> TrainingReport train(
      Network<R> network,
      LoadedModel model,
      Optional<Checkpoints> place,
      long maxUpdates,
      int threads) {
    Parts parts = Split.of(rows(3), network.signature(), new Shares(0.7, 0.3, 0), false, 5);
    Trainer<R> trainer =
        Trainer.of(network, model.training()).maxUpdates(maxUpdates).threads(threads);
    place.ifPresent(trainer::checkpoints);
    return trainer.train(parts.train(), Optional.of(parts.validation()));
  }

  /** All updates in one life, each of them saved. */
  private List<Path> savedAfterEachUpdate(LoadedModel model, Outcome expected) throws IOException {
    try (Checkpoints place = Checkpoints.begin(checkpoints, EVERY_UPDATE, Integer.MAX_VALUE)) {
      Network<?> network = model.newNetwork();
      TrainingReport report = train(network, model, Optional.of(place), Long.MAX_VALUE, 1);
      assertEquals(expected, Outcome.of(network, report), "saving changes nothing");
      return place.files();
    }
  }

  private Outcome resumedFrom(Path checkpoint, LoadedModel model, int threads) throws IOException {
    Path alone = Files.createTempDirectory(folder, "alone");
    Files.copy(checkpoint, alone.resolve(checkpoint.getFileName()));
    try (Checkpoints place = Checkpoints.resume(alone, CheckpointInterval.epochs(1e6), 1)) {
      Network<?> network = model.newNetwork();
      return Outcome.of(
          network, train(network, model, Optional.of(place), Long.MAX_VALUE, threads));
    }
  }

  private void sameBitsAfterEveryUpdate(LoadedModel model, int atLeast) throws IOException {
    Outcome expected = uninterrupted(model);
    List<Path> saved = savedAfterEachUpdate(model, expected);
    assertTrue(saved.size() >= atLeast, "updates: " + saved.size());
    for (Path checkpoint : saved) {
      assertEquals(expected, resumedFrom(checkpoint, model, 1), checkpoint.toString());
    }
  }

  @Test
  void momentumDropoutPlateauAndTwoPhases() throws IOException {
    LoadedModel model =
        model(
            "standardize -> h: dense(6, tanh) -> dropout(20%) -> g: dense(4, relu)"
                + " -> dropout(10%) -> out: dense(_, sigmoid)",
            """
            batch: 8
            optimizer: sgd(momentum: 0.9)
            on plateau(error, 2 epochs): rate * 0.5, at most 3 times
            phase first: only g, out {
              rate: 0.2
              stop: improvement(validation.error, 4 epochs) < 2% or epochs >= 14
              keep: best(validation.error)
            }
            phase second: all { rate: ramp(0.1 -> 0.02, 9 epochs)  stop: epochs >= 29 }
            """);
    sameBitsAfterEveryUpdate(model, 200);
  }

  @Test
  void twoHundredUpdatesInTwoHundredLives() throws IOException {
    LoadedModel model =
        model(
            "h: dense(5, tanh) -> dropout(25%) -> out: dense(_, sigmoid)",
            """
            batch: 8
            optimizer: sgd(momentum: 0.9)
            on plateau(validation.error, 1 epochs): rate * 0.7
            phase first: only out { rate: 0.3  stop: epochs >= 20 }
            phase second: all {
              rate: 0.1  stop: epochs >= 14  keep: best(validation.error)
            }
            """);
    Outcome expected = uninterrupted(model);
    for (long updates = 1; updates <= 200; updates++) {
      try (Checkpoints place = Checkpoints.resume(checkpoints, CheckpointInterval.epochs(1e6), 2)) {
        Network<?> network = model.newNetwork();
        TrainingReport report = train(network, model, Optional.of(place), updates, 1);
        assertEquals(updates, report.updates());
      }
    }
    Path newest = checkpoints.resolve("checkpoint-000000200.safetensors");
    assertEquals(expected, resumedFrom(newest, model, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam",
        "adamw(weight_decay: 0.01)",
        "nesterov(momentum: 0.8)",
        "rmsprop",
        "adagrad",
        "sgd",
      })
  void everyOptimizer(String optimizer) throws IOException {
    LoadedModel model =
        model(
            "h: dense(5, prelu) -> dropout(20%) -> out: dense(_, sigmoid)",
            "batch: 16  optimizer: %s  rate: 0.05  stop: epochs >= 6".formatted(optimizer));
    sameBitsAfterEveryUpdate(model, 18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"line_search", "lbfgs(history: 4)"})
  void searchesOverTheWholeSet(String optimizer) throws IOException {
    LoadedModel model =
        model(
            "h: dense(5, tanh) -> out: dense(_, sigmoid)",
            "batch: all  optimizer: %s  rate: 1  stop: epochs >= 15".formatted(optimizer));
    sameBitsAfterEveryUpdate(model, 15);
  }

  @Test
  void greedyRoundsAndTheControlRun() throws IOException {
    LoadedModel model =
        model(
            "h: dense(5, sigmoid) -> g: dense(4, tanh) -> out: dense(_, sigmoid)",
            """
            batch: 12
            optimizer: sgd(momentum: 0.5)
            compare: scratch
            phase pre: greedy autoencoder over h, g {
              loss: squared  tied: true  corrupt: 10%  rate: 0.05
              stop: improvement(error, 2 epochs) < 1% or epochs >= 4
              keep: best(error)
            }
            phase top: greedy supervised over g { rate: 0.05  stop: epochs >= 3 }
            phase fine: all { rate: 0.1  stop: epochs >= 5  keep: best(validation.error) }
            """);
    sameBitsAfterEveryUpdate(model, 60);
  }

  @Test
  void inDoubleAndWithOtherThreads() throws IOException {
    LoadedModel model =
        model(
            "h: dense(80, tanh) -> dropout(30%) -> g: dense(90, relu) -> out: dense(_, sigmoid)\nprecision: double",
            "batch: 42  optimizer: adam  rate: 0.01  stop: epochs >= 5");
    Outcome expected = uninterrupted(model);
    for (Path checkpoint : savedAfterEachUpdate(model, expected)) {
      assertEquals(expected, resumedFrom(checkpoint, model, 2), checkpoint.toString());
    }
  }

  @Test
  void whoAsksToStopFindsItSaved() throws IOException {
    LoadedModel model =
        model("h: dense(5, tanh) -> out: dense(_, sigmoid)", "batch: 8  stop: epochs >= 5");
    Outcome expected = uninterrupted(model);
    try (Checkpoints place = Checkpoints.begin(checkpoints, CheckpointInterval.epochs(1e6), 1)) {
      place.stop();
      Network<?> network = model.newNetwork();
      TrainingStoppedException stopped =
          assertThrows(
              TrainingStoppedException.class,
              () -> train(network, model, Optional.of(place), Long.MAX_VALUE, 1));
      assertEquals(checkpoints.resolve("checkpoint-000000001.safetensors"), stopped.checkpoint());
    }
    try (Checkpoints place = Checkpoints.resume(checkpoints, CheckpointInterval.epochs(1e6), 1)) {
      Network<?> network = model.newNetwork();
      TrainingReport report = train(network, model, Optional.of(place), Long.MAX_VALUE, 1);
      assertEquals(expected, Outcome.of(network, report));
    }
  }

  @Test
  void whatIsNotTheSameTrainingIsRefused() throws IOException {
    String layers = "h: dense(5, tanh) -> dropout(20%) -> out: dense(_, sigmoid)";
    LoadedModel model = model(layers, "batch: 8  rate: 0.1  stop: epochs >= 2");
    savedAfterEachUpdate(model, uninterrupted(model));
    refused("NN0706", "settings", model(layers, "batch: 8  rate: 0.2  stop: epochs >= 2"));
    refused(
        "NN0706",
        "settings",
        model(layers.replace("20%", "30%"), "batch: 8  rate: 0.1  stop: epochs >= 2"));
    refused(
        "NN0702",
        "Wave",
        model(layers.replace("5", "6"), "batch: 8  rate: 0.1  stop: epochs >= 2"));
  }

  private void refused(String code, String text, LoadedModel model) throws IOException {
    try (Checkpoints place = Checkpoints.resume(checkpoints, EVERY_UPDATE, 1)) {
      Network<?> network = model.newNetwork();
      WeightsException refusal =
          assertThrows(
              WeightsException.class,
              () -> train(network, model, Optional.of(place), Long.MAX_VALUE, 1));
      assertEquals(code, refusal.code());
      assertTrue(refusal.toString().contains(text), refusal.toString());
    }
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped after any of its updates goes on to the same bits and report. */
final class ResumedTrainingTest {
  private static final ExampleSource ROWS = Rows.sums(12, 1);
  private static final ExampleSource HELD = Rows.sums(5, 2);
  private static final CheckpointInterval RARELY = CheckpointInterval.epochs(1e6);

  @TempDir Path folder;

  /** Counts the updates of a run, and asks it to stop in one of them. */
  private static final class Stopper implements Schedule {
    private final double rate;
    private final int last;
    private Optional<Checkpoints> place = Optional.empty();
    private int updates;

    Stopper(double rate, int last) {
      this.rate = rate;
      this.last = last;
    }

    @Override
    public double rate(double epoch) {
      updates++;
      if (updates == last) {
        place.ifPresent(Checkpoints::stop);
      }
      return rate;
    }
  }

  private interface Phases {
    Training with(Schedule rate);
  }

  private static StopRule epochs(int epochs) {
    return StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
  }

  private static StackedLines network(Training training) {
    return new StackedLines(
        0.5,
        training.phases(),
        new Layer("h1", 3, 4),
        new Layer("h2", 4, 4),
        new Layer("out", 4, 1));
  }

  /** All of it but the time it took. */
  private static String said(StackedLines network, TrainingReport report) {
    List<Object> said = new ArrayList<>();
    said.add(Weights.fingerprint(network));
    said.add(report.training());
    said.add(report.validation());
    List<PhaseReport> phases = new ArrayList<>(report.phases());
    report.scratch().ifPresent(phases::add);
    for (PhaseReport phase : phases) {
      said.add(phase.phase());
      said.add(phase.layer());
      said.add(phase.epochs());
      said.add(phase.updates());
      said.add(phase.stoppedBy());
      said.add(phase.clauses());
      said.add(phase.bestEpoch());
      said.add(phase.training());
      said.add(phase.validation());
      for (PhaseReport.Point point : phase.curve()) {
        said.add(point.epoch() + " " + point.rate() + point.training() + point.validation());
      }
    }
    return said.toString();
  }

  private static String train(Training training, Optional<Checkpoints> place) {
    StackedLines network = network(training);
    Trainer<double[]> trainer = Trainer.of(network, training);
    place.ifPresent(trainer::checkpoints);
    return said(network, trainer.train(ROWS, Optional.of(HELD)));
  }

  private void assertGoesOn(int updates, double rate, Phases phases) throws IOException {
    Stopper counter = new Stopper(rate, -1);
    String expected = train(phases.with(counter), Optional.empty());
    assertEquals(updates, counter.updates);
    for (int last = 1; last <= updates; last++) {
      Path place = folder.resolve("stopped" + last);
      Stopper stopper = new Stopper(rate, last);
      try (Checkpoints there = Checkpoints.begin(place, RARELY, 1)) {
        stopper.place = Optional.of(there);
        TrainingStoppedException stopped =
            assertThrows(
                TrainingStoppedException.class,
                () -> train(phases.with(stopper), Optional.of(there)));
        assertEquals(List.of(stopped.checkpoint()), there.files());
      }
      Stopper rest = new Stopper(rate, -1);
      try (Checkpoints there = Checkpoints.resume(place, RARELY, 1)) {
        assertEquals(
            expected, train(phases.with(rest), Optional.of(there)), "stopped in update " + last);
      }
      assertEquals(updates - last, rest.updates, "updates that were left");
    }
  }

  /** Two rounds, a phase, and that phase from the first weights, of 4 updates each. */
  @Test
  void greedyRoundsAPhaseAndItsComparisonGoOn() throws IOException {
    StopRule slow =
        StopRule.when(
            new Measure.Improvement(Quantity.VALIDATION_ERROR, 1), Operator.LESS, -9, "worse");
    assertGoesOn(
        16,
        0.05,
        rate ->
            Training.of(
                    3,
                    Phase.greedyAutoencoder("pretrain", List.of("h1", "h2"), epochs(2))
                        .batch(6)
                        .rate(rate)
                        .keepBest(Quantity.ERROR),
                    Phase.all("all", StopRule.or(slow, epochs(2)))
                        .batch(6)
                        .rate(rate)
                        .onPlateau(Quantity.ERROR, 1, 0.5, 2))
                .comparedToScratch());
  }

  @Test
  void phasesOfOtherLayersGoOn() throws IOException {
    assertGoesOn(
        8,
        0.05,
        rate ->
            Training.of(
                3,
                Phase.only("below", List.of("h1"), epochs(2)).batch(6).rate(rate),
                Phase.greedySupervised("above", List.of("h2"), epochs(2)).batch(6).rate(rate)));
  }

  @Test
  void searchesGoOn() throws IOException {
    for (Descent descent : List.of(new Descent.Lbfgs(2, 0.01, 0), new Descent.LineSearch(0, 0))) {
      Path parent = folder;
      folder = parent.resolve(descent.getClass().getSimpleName());
      assertGoesOn(
          5,
          1,
          rate ->
              Training.of(
                  3,
                  Phase.all("all", epochs(5))
                      .batch(Phase.ALL_EXAMPLES)
                      .rate(rate)
                      .descent(descent)));
      folder = parent;
    }
  }

  /** Of two epochs of two updates each. */
  private static Training twoPhases(Schedule rate) {
    return Training.of(
        3,
        Phase.all("first", epochs(2)).batch(6).rate(rate),
        Phase.all("second", epochs(2)).batch(6).rate(rate));
  }

  private List<String> saved(String name, CheckpointInterval every, long maxUpdates)
      throws IOException {
    Training training = twoPhases(Schedule.constant(0.01));
    try (Checkpoints place = Checkpoints.begin(folder.resolve(name), every, 100)) {
      Trainer.of(network(training), training).checkpoints(place).maxUpdates(maxUpdates).train(ROWS);
      return place.files().stream()
          .map(file -> String.valueOf(file.getFileName()))
          .map(file -> file.replaceAll("^checkpoint-0*|\\.safetensors$", ""))
          .toList();
    }
  }

  @Test
  void checkpointsAreTakenAsOftenAsTheIntervalSays() throws IOException {
    long all = Long.MAX_VALUE;

    assertEquals(List.of("3", "6"), saved("updates", CheckpointInterval.updates(3), all));
    assertEquals(List.of("2", "4", "6", "8"), saved("each", CheckpointInterval.epochs(1), all));
    assertEquals(List.of("6"), saved("third", CheckpointInterval.epochs(3), all));
    assertEquals(
        List.of("1", "2", "3", "4", "5", "6", "7", "8"),
        saved("always", CheckpointInterval.seconds(1e-9), all));
    assertEquals(List.of(), saved("never", CheckpointInterval.seconds(1e6), all));
  }

  /** So that a training with a higher limit can go on from there. */
  @Test
  void theLastUpdateThatALimitAllowsIsSaved() throws IOException {
    assertEquals(List.of("5"), saved("limit", CheckpointInterval.seconds(1e6), 5));
  }

  @Test
  void aLimitCountsWhatWasDoneBeforeTheStop() throws IOException {
    Stopper stopper = new Stopper(0.05, 3);
    try (Checkpoints place = Checkpoints.begin(folder, RARELY, 1)) {
      stopper.place = Optional.of(place);
      assertThrows(
          TrainingStoppedException.class, () -> train(twoPhases(stopper), Optional.of(place)));
    }
    Training training = twoPhases(new Stopper(0.05, -1));
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 1)) {
      TrainingReport report =
          Trainer.of(network(training), training)
              .checkpoints(place)
              .maxUpdates(7)
              .train(ROWS, Optional.of(HELD));

      assertEquals(7, report.updates());
      assertEquals("the limit of 7 updates", report.stoppedBy());
    }
  }
}

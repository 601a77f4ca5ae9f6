package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.PhaseReport.Point;
import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trainings of several phases. */
final class PhasesTest {
  private static final int SEED = 5;
  private static final ExampleSource ROWS = Rows.sums(10, 1);

  private static StopRule epochs(int epochs) {
    return StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
  }

  private static Phase all(String name, int epochs) {
    return Phase.all(name, epochs(epochs)).batch(4).rate(Schedule.constant(0.05));
  }

  private static Phase only(String layer, int epochs) {
    return Phase.only("only " + layer, List.of(layer), epochs(epochs)).batch(5);
  }

  private static StackedLines network(Training training) {
    return new StackedLines(0.5, training.phases(), new Layer("h", 3, 4), new Layer("out", 4, 1));
  }

  private static TrainingReport train(StackedLines network, Training training) {
    return Trainer.of(network, training).train(ROWS);
  }

  private static List<Double> errors(PhaseReport report) {
    return report.curve().stream().map(point -> point.training().error()).toList();
  }

  @Test
  void phasesFollowEachOtherAndCountForThemselves() {
    Training training = Training.of(SEED, all("first", 3), only("out", 2));
    StackedLines network = network(training);
    List<String> told = new ArrayList<>();
    List<double[]> hidden = new ArrayList<>();
    TrainingReport report =
        Trainer.of(network, training)
            .listener(
                progress -> {
                  told.add(progress.phase() + " " + progress.epoch() + " " + progress.updates());
                  hidden.add(network.values("h.weight"));
                })
            .train(ROWS);

    assertEquals(
        List.of("first 1 3", "first 2 6", "first 3 9", "only out 1 2", "only out 2 4"), told);
    assertEquals(
        List.of("first", "only out"), report.phases().stream().map(p -> p.phase()).toList());
    assertEquals(5, report.epochs());
    assertEquals(13, report.updates());
    assertEquals("epochs >= 2", report.last().stoppedBy());
    assertArrayEquals(hidden.get(2), hidden.get(4), "the second phase leaves it alone");
    assertEquals(Optional.empty(), report.scratch());
    assertEquals(Trainer.score(network, ROWS), report.training());
    assertTrue(
        report.last().training().error() < report.phases().get(0).training().error(),
        report::toString);
  }

  @Test
  void limitsCountOverAllPhases() {
    Training training = Training.of(SEED, all("first", 3), all("second", 3), all("third", 3));
    TrainingReport report = Trainer.of(network(training), training).maxEpochs(4).train(ROWS);

    assertEquals(List.of(3, 1), report.phases().stream().map(PhaseReport::epochs).toList());
    assertEquals("epochs >= 3", report.phases().get(0).stoppedBy());
    assertEquals("the limit of 4 epochs", report.last().stoppedBy());
    assertFalse(report.last().endedByItsRule());
  }

  @Test
  void aPhaseThatALimitKeepsFromBeginningSaysSo() {
    Training training = Training.of(SEED, all("first", 3), all("second", 3));
    TrainingReport report = Trainer.of(network(training), training).maxUpdates(9).train(ROWS);

    assertEquals(List.of(3, 0), report.phases().stream().map(PhaseReport::epochs).toList());
    assertEquals("epochs >= 3", report.phases().get(0).stoppedBy());
    assertEquals("the limit of 9 updates", report.last().stoppedBy());
  }

  /** With rate 0 the first phase is as good as none, so the last one runs as from scratch. */
  @Test
  void scratchIsTheLastPhaseFromTheFirstWeights() {
    Phase last = all("last", 4);
    Training still = Training.of(SEED, only("h", 2).rate(Schedule.constant(0)), last);
    Training moving = Training.of(SEED, only("h", 2), last).comparedToScratch();
    PhaseReport expected = train(network(still), still.comparedToScratch()).last();
    TrainingReport report = train(network(moving), moving);
    PhaseReport scratch = report.scratch().orElseThrow();

    assertEquals(errors(expected), errors(scratch));
    assertEquals(expected.training(), scratch.training());
    assertEquals("last", scratch.phase());
    assertNotEquals(errors(report.last()), errors(scratch));
  }

  @Test
  void scratchLeavesTheNetworkAlone() {
    Training plain = Training.of(SEED, only("h", 2), all("last", 3));
    StackedLines expected = network(plain);
    train(expected, plain);
    Training compared = plain.comparedToScratch();
    StackedLines network = network(compared);
    List<Boolean> scratch = new ArrayList<>();
    Trainer.of(network, compared).listener(progress -> scratch.add(progress.scratch())).train(ROWS);

    assertEquals(Weights.fingerprint(expected), Weights.fingerprint(network));
    assertEquals(List.of(false, false, false, false, false, true, true, true), scratch);
  }

  @Test
  void aTrainingThatALimitEndedIsNotCompared() {
    Training training = Training.of(SEED, only("h", 2), all("last", 3)).comparedToScratch();
    TrainingReport report = Trainer.of(network(training), training).maxEpochs(4).train(ROWS);

    assertEquals(Optional.empty(), report.scratch());
    assertEquals(
        3,
        Trainer.of(network(training), training)
            .maxEpochs(5)
            .train(ROWS)
            .scratch()
            .orElseThrow()
            .epochs(),
        "the limit is reached in the epoch in which the rule fires");
  }

  @Test
  void aCurveShowsWhatSomebodyAskedFor() {
    Training training = Training.of(SEED, all("first", 2), all("second", 2));
    TrainingReport report =
        Trainer.of(network(training), training)
            .listener(
                progress -> {
                  if (progress.epoch() == 2) {
                    assertTrue(progress.error() > 0);
                  }
                })
            .train(ROWS, Optional.of(Rows.sums(4, 2)));
    List<Point> curve = report.last().curve();

    assertEquals(2, curve.size());
    assertEquals(Score.NONE, curve.get(0).training());
    assertEquals(report.last().training(), curve.get(1).training());
    assertEquals(Score.NONE, curve.get(1).validation());
    assertEquals(0.05, curve.get(1).rate());
    assertEquals(2, curve.get(1).epoch());
  }

  @Test
  void whatIsComparedIsMeasuredEachEpoch() {
    Training training = Training.of(SEED, all("first", 2), all("second", 2)).comparedToScratch();
    TrainingReport report =
        Trainer.of(network(training), training).train(ROWS, Optional.of(Rows.sums(4, 2)));
    List<Point> compared = new ArrayList<>(report.last().curve());
    compared.addAll(report.scratch().orElseThrow().curve());

    assertEquals(4, compared.size());
    for (Point point : compared) {
      assertTrue(point.training().error() > 0 && point.validation().error() > 0, point::toString);
    }
    assertEquals(Score.NONE, report.phases().get(0).curve().get(1).training());
  }

  /** A phase over no layer never improves: the best error is that of the first epoch. */
  @Test
  void aPlateauLowersTheRateOfTheNextEpoch() {
    Phase nothing =
        Phase.only("nothing", List.of(), epochs(8))
            .rate(Schedule.constant(0.5))
            .onPlateau(Quantity.ERROR, 2, 0.5, 2);
    Training training = Training.of(SEED, nothing);
    List<Double> rates =
        train(network(training), training).last().curve().stream().map(Point::rate).toList();

    assertEquals(List.of(0.5, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.125), rates);
  }

  @Test
  void noiseFollowsFromThePhaseTheUpdateAndThePlaceInTheBatch() {
    Training training = Training.of(SEED, all("first", 1), all("second", 1));
    StackedLines network = network(training);
    train(network, training);
    List<Long> expected = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      long seed = new RandomStream(SEED).split("phase", p).split("noise", 0).seed();
      for (int update = 1; update <= 3; update++) {
        expected.add(Masks.noise(seed, update, 0));
      }
    }

    assertEquals(expected, network.noises);
    assertEquals(6, network.noises.stream().distinct().count());
  }

  @Test
  void eachChunkOfABatchHasNoiseOfItsOwn() {
    Training training = Training.of(SEED, all("only", 1).batch(Phase.ALL_EXAMPLES));
    StackedLines network = network(training);
    Trainer.of(network, training).train(Rows.sums(300, 1));
    long seed = new RandomStream(SEED).split("phase", 0).split("noise", 0).seed();

    assertEquals(List.of(Masks.noise(seed, 1, 0), Masks.noise(seed, 1, 256)), network.noises);
  }

  @Test
  void stepsAreNumberedInTheirPhaseAndFollowedByTheLimit() {
    Training training = Training.of(SEED, all("first", 1), only("out", 1), searching());
    StackedLines network = network(training);
    train(network, training);

    String first = "update 1, limit, update 2, limit, update 3, limit";
    String only = "update 1, limit, update 2, limit";
    String search = "limit";
    assertEquals(String.join(", ", first, only, search), String.join(", ", network.moves));
  }

  private static Phase searching() {
    return Phase.all("searching", epochs(1))
        .batch(Phase.ALL_EXAMPLES)
        .descent(new Descent.LineSearch(0, 0));
  }

  @Test
  void aListenerSeesTheFirstWeightsAtWork() {
    Training training = Training.of(SEED, all("first", 1));
    StackedLines network = network(training);
    List<String> told = new ArrayList<>();
    Trainer.of(network, training)
        .listener(
            new TrainingListener() {
              @Override
              public void onStart(Start start) {
                told.add("start");
                assertFirstWeights(network, start);
              }

              @Override
              public void onEpoch(Progress progress) {
                told.add("epoch");
              }
            })
        .train(ROWS);

    assertEquals(List.of("start", "epoch"), told);
  }

  private static void assertFirstWeights(StackedLines network, Start start) {
    assertEquals(10, start.examples());
    assertEquals(4, start.batch());
    assertEquals(0, network.noises.size(), "no update");
    int[] order = new int[10];
    all("any", 1).order(new RandomStream(SEED).split("phase", 0), 0, order);
    Examples<double[]> examples = Examples.of(network, ROWS);
    double[] x = new double[3];
    double[] y = new double[1];
    for (int row = 0; row < 4; row++) {
      ROWS.read(order[row], x, new double[1]);
      network.predict(x, y);
      assertArrayEquals(examples.input(order[row]), start.layerInput(1, row));
      assertArrayEquals(y, start.output(row));
    }
    double largest = 0;
    for (int n = 0; n < 10; n++) {
      largest = Math.max(largest, Vectors.dot(examples.input(n), examples.input(n)));
    }
    // The norm is summed with fused multiplications, which round less.
    assertEquals(largest, start.maxSquaredNorm(1), 1e-15 * largest);
    assertEquals(4, start.layerInput(2, 3).length, "after the whole set the batch is back");
    assertEquals(largest, start.maxSquaredNorm(1), 1e-15 * largest);
    assertArrayEquals(y, start.output(3), "whatever is asked for first");
  }

  @Test
  void divergenceNamesThePhase() {
    Training training =
        Training.of(SEED, all("calm", 1), all("wild", 99).rate(Schedule.constant(1e200)));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> train(network(training), training));

    assertEquals(1, diverged.epoch());
    assertEquals(
        "the output of unit 1 of out at example 9 is not finite in epoch 1, update "
            + diverged.update()
            + " of phase wild",
        diverged.getMessage());
  }

  @Test
  void whatMakesNoTrainingIsRefused() {
    Phase greedy = Phase.greedyAutoencoder("greedy", List.of("h"), epochs(1));

    assertThrows(IllegalArgumentException.class, () -> Training.of(SEED));
    assertThrows(
        IllegalArgumentException.class, () -> Training.of(SEED, greedy).comparedToScratch());
    assertThrows(
        IllegalArgumentException.class,
        () -> all("small batches", 1).descent(new Descent.LineSearch(0, 0)));
    assertThrows(IllegalArgumentException.class, () -> new Descent.Lbfgs(0, 0, 0));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.StopRule.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrainerTest {
  /** y = 2 x0 - x1 + 1, with a second column that is not a multiple of the first. */
  private static final ExampleSource LINE = line(10);

  private static final ExampleSource NOTHING = line(0);

  private static ExampleSource line(int size) {
    return new ExampleSource() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        input[0] = n;
        input[1] = n * n % 7;
        target[0] = 2 * input[0] - input[1] + 1;
      }
    };
  }

  private static StopRule epochs(int epochs) {
    return StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
  }

  private static Phase until(StopRule stop) {
    return Phase.all("all", stop).batch(4).rate(Schedule.constant(0.1));
  }

  private static Training training(Phase phase) {
    return Training.of(5, phase);
  }

  private static LineNetwork network() {
    return new LineNetwork(Initializer.gaussian(0.5));
  }

  private static TrainingReport train(LineNetwork network, Phase phase) {
    return train(network, training(phase));
  }

  private static TrainingReport train(LineNetwork network, Training training) {
    return Trainer.of(network, training).train(LINE);
  }

  @Test
  void aLineIsLearned() {
    LineNetwork network = network();
    TrainingReport report = train(network, until(epochs(200)));
    double[] y = new double[1];
    network.predict(new double[] {3, 2}, y);

    assertEquals(5, y[0], 1e-9);
    assertTrue(report.training().error() < 1e-18, report::toString);
  }

  @Test
  void theReportCountsWhatWasDone() {
    TrainingReport report = train(network(), until(epochs(3)));

    assertEquals(3, report.epochs());
    assertEquals(9, report.updates(), "batches of 4, 4 and 2");
    assertEquals("epochs >= 3", report.last().stoppedBy());
    assertEquals(3, report.last().curve().size());
    assertEquals(OptionalInt.empty(), report.last().bestEpoch());
    assertEquals(Double.NaN, report.training().accuracy(), "of a regression");
    assertEquals(Double.NaN, report.validation().error(), "of no validation set");
    assertEquals(List.of(), report.constantColumns());
  }

  @Test
  void anInterruptCancelsBeforeTheNextUpdate() {
    LineNetwork network = network();
    Trainer<double[]> trainer =
        Trainer.of(network, training(until(epochs(200))))
            .listener(
                progress -> {
                  if (progress.epoch() == 2) {
                    Thread.currentThread().interrupt();
                  }
                });

    CancellationException cancelled =
        assertThrows(CancellationException.class, () -> trainer.train(LINE));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertEquals("interrupted before update 7", cancelled.getMessage());
    LineNetwork twoEpochs = network();
    train(twoEpochs, until(epochs(2)));
    assertEquals(Weights.fingerprint(twoEpochs), Weights.fingerprint(network));
  }

  @Test
  void firstWeightsAreDrawnWithoutDataWhereTheyDoNotFollowFromIt() {
    LineNetwork trained = network();
    Trainer.of(trained, training(until(epochs(1)))).maxUpdates(0).train(LINE);
    LineNetwork drawn = Initialization.draw(network(), 5);

    assertArrayEquals(
        Tensor.of(trained, "layer1.weight").values(), Tensor.of(drawn, "layer1.weight").values());
    assertThrows(
        IllegalArgumentException.class,
        () -> Initialization.draw(new LineNetwork(Initializer.gaussianAuto()), 5));
  }

  @Test
  void theFirstClauseThatHoldsIsReported() {
    StopRule rule =
        StopRule.or(
            StopRule.and(
                StopRule.when(Quantity.ERROR, Operator.LESS, 1e-3, "error < 1e-3"), epochs(2)),
            epochs(500));
    TrainingReport report = train(network(), until(rule));

    assertEquals("error < 1e-3 and epochs >= 2", report.last().stoppedBy());
    assertTrue(report.epochs() > 2 && report.training().error() < 1e-3, report::toString);
  }

  @Test
  void aTrainingEndsWhenTheErrorNoLongerImproves() {
    StopRule rule =
        StopRule.or(
            StopRule.when(
                new Measure.Improvement(Quantity.VALIDATION_ERROR, 2),
                Operator.LESS,
                1e-3,
                "improvement(validation.error, 2 epochs) < 0.1%"),
            epochs(500));
    LineNetwork network = new LineNetwork(Initializer.zeros());
    // From the third epoch on nothing moves.
    Training training = training(until(rule).rate(epoch -> epoch < 2 ? 0.1 : 0));
    TrainingReport report = Trainer.of(network, training).train(LINE, Optional.of(line(5)));

    assertEquals("improvement(validation.error, 2 epochs) < 0.1%", report.last().stoppedBy());
    assertEquals(4, report.epochs());
    assertEquals(Trainer.score(network, line(5)), report.validation());
  }

  @Test
  void limitsEndATrainingBeforeItsRule() {
    LineNetwork network = network();
    Trainer<double[]> trainer = Trainer.of(network, training(until(epochs(100))));

    assertEquals("the limit of 2 epochs", trainer.maxEpochs(2).train(LINE).last().stoppedBy());
    TrainingReport report = trainer.maxUpdates(4).train(LINE);
    assertEquals("the limit of 4 updates", report.last().stoppedBy());
    assertEquals(4, report.updates());
    assertEquals(1, report.epochs(), "the second epoch was not finished");
  }

  @Test
  void withoutUpdatesTheFirstWeightsAreWritten() {
    LineNetwork network = network();
    TrainingReport report =
        Trainer.of(network, training(until(epochs(100)))).maxUpdates(0).train(LINE);

    assertEquals(0, report.updates());
    assertEquals(0, report.epochs());
    assertEquals(List.of(), network.loaded);
    assertNotEquals(List.of(0.0, 0.0), network.parameters().subList(4, 6), "drawn weights");
    assertEquals(0, network.parameters().get(6), "a bias starts at 0");
    assertEquals(Trainer.score(network, LINE), report.training());
  }

  @Test
  void theSeedDecidesEverything() {
    LineNetwork network = network();
    LineNetwork same = network();
    LineNetwork other = network();
    Training training = training(until(epochs(2)));
    train(network, training);
    train(same, training);
    train(other, training.withSeed(6));

    assertEquals(network.parameters(), same.parameters());
    assertEquals(network.loaded, same.loaded);
    assertNotEquals(network.parameters(), other.parameters());
    assertNotEquals(network.loaded, other.loaded);
  }

  @Test
  void aSecondTrainingStartsAnew() {
    LineNetwork network = network();
    Training training = training(until(epochs(2)));
    train(network, training);
    List<Double> first = network.parameters();
    train(network, training);

    assertEquals(first, network.parameters());
  }

  @Test
  void rowsAreShuffledAnewEachEpoch() {
    LineNetwork network = network();
    train(network, until(epochs(2)));
    List<Integer> first = network.loaded.subList(0, 10);
    List<Integer> second = network.loaded.subList(10, 20);
    List<Integer> inOrder = IntStream.range(0, 10).boxed().toList();

    assertEquals(20, network.loaded.size());
    assertEquals(inOrder, first.stream().sorted().toList());
    assertEquals(inOrder, second.stream().sorted().toList());
    assertNotEquals(inOrder, first);
    assertNotEquals(first, second);
  }

  @Test
  void withoutShuffleRowsKeepTheirOrder() {
    LineNetwork network = network();
    train(network, until(epochs(2)).inOrder());

    assertEquals(IntStream.range(0, 20).mapToObj(n -> n % 10).toList(), network.loaded);
  }

  @Test
  void theRateIsAskedForWithTheShareOfTheEpochDone() {
    List<Double> asked = new ArrayList<>();
    Phase phase =
        until(epochs(2))
            .rate(
                epoch -> {
                  asked.add(epoch);
                  return 0.1;
                });
    train(network(), phase);

    assertEquals(List.of(0.0, 0.4, 0.8, 1.0, 1.4, 1.8), asked);
  }

  @Test
  void theBestWeightsComeBack() {
    LineNetwork network = network();
    List<List<Double>> parameters = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    // Good steps for three epochs, then ones that are too long.
    Phase phase = until(epochs(6)).keepBest(Quantity.ERROR).rate(epoch -> epoch < 3 ? 0.1 : 1.5);
    TrainingReport report =
        Trainer.of(network, training(phase))
            .listener(
                progress -> {
                  parameters.add(network.parameters());
                  errors.add(progress.error());
                })
            .train(LINE);

    assertEquals(OptionalInt.of(3), report.last().bestEpoch());
    assertEquals(6, report.epochs());
    assertTrue(errors.get(5) > errors.get(2), errors::toString);
    assertEquals(parameters.get(2), network.parameters());
    assertEquals(errors.get(2), report.training().error());
  }

  @Test
  void divergenceIsSeenInTheUpdateWhoseLossIsNotFinite() {
    Phase training = until(epochs(100)).rate(Schedule.constant(1e30));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> train(network(), training));

    // The loss of update n is about 1e60 to the n - 1; a double ends at 1e308.
    assertEquals(7, diverged.update());
    assertEquals(3, diverged.epoch());
    assertEquals("the loss at example 7 is not finite in epoch 3, update 7", diverged.getMessage());
  }

  @Test
  void divergenceInTheLastUpdateIsSeenToo() {
    Trainer<double[]> trainer =
        Trainer.of(network(), training(until(epochs(100)).rate(Schedule.constant(1e300))));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> trainer.maxUpdates(1).train(LINE));

    assertEquals("the loss at example 9 is not finite in epoch 1, update 1", diverged.getMessage());
    Trainer<double[]> infinite =
        Trainer.of(
            network(),
            training(until(epochs(100)).rate(Schedule.constant(Double.POSITIVE_INFINITY))));
    DivergedException weight =
        assertThrows(DivergedException.class, () -> infinite.maxUpdates(1).train(LINE));
    assertEquals(
        "a weight of unit 1 of layer1 is not finite in epoch 1, update 1", weight.getMessage());
  }

  private static int threads(int inputs, int most) {
    Phase phase = until(epochs(2)).batch(300);
    StackedLines network =
        new StackedLines(0.5, List.of(phase), new StackedLines.Layer("line", inputs, 10));
    Trainer.of(network, training(phase)).threads(most).train(Rows.sums(300, 1));
    return network.threads.size();
  }

  /** 2000 weights by 256 rows of a chunk are 3 million operations; 10 weights are next to none. */
  @Test
  void asManyThreadsTrainAsAreAllowedAndWorthIt() {
    assertEquals(1, threads(200, 1));
    assertEquals(2, threads(200, 2));
    assertEquals(3, threads(200, 9));
    assertEquals(1, threads(1, 9));
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    Trainer<double[]> trainer = Trainer.of(network(), training(until(epochs(1))));

    assertThrows(IllegalArgumentException.class, () -> trainer.train(NOTHING));
    assertThrows(IllegalArgumentException.class, () -> trainer.train(LINE, Optional.of(NOTHING)));
    assertThrows(IllegalArgumentException.class, () -> trainer.threads(0));
    assertThrows(IllegalArgumentException.class, () -> trainer.maxEpochs(0));
    assertThrows(IllegalArgumentException.class, () -> until(epochs(1)).batch(-1));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Phases that train one layer after the other. */
final class GreedyPhaseTest {
  private static final int SEED = 7;
  private static final ExampleSource ROWS = Rows.sums(32, 1);

  private static StopRule epochs(int epochs) {
    return StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
  }

  private static Phase autoencoder(int epochs) {
    return Phase.greedyAutoencoder("pretrain", List.of("h1", "h2"), epochs(epochs))
        .batch(8)
        .rate(Schedule.constant(0.05));
  }

  private static Phase supervised(int epochs) {
    return Phase.greedySupervised("pretrain", List.of("h1", "h2"), epochs(epochs))
        .batch(8)
        .rate(Schedule.constant(0.05));
  }

  private static StackedLines network(Phase phase) {
    return new StackedLines(
        0.5, List.of(phase), new Layer("h1", 3, 4), new Layer("h2", 4, 4), new Layer("out", 4, 1));
  }

  private static TrainingReport train(StackedLines network, Phase phase, ExampleSource rows) {
    return Trainer.of(network, Training.of(SEED, phase)).train(rows);
  }

  /** The parameters of one layer in one vector. */
  private static List<Double> layer(StackedLines network, String name) {
    List<Double> values = new ArrayList<>();
    Arrays.stream(network.values(name + ".weight")).forEach(values::add);
    Arrays.stream(network.values(name + ".bias")).forEach(values::add);
    return values;
  }

  /** Lines of four units lose nothing of three inputs, nor of four. */
  @Test
  void eachLayerLearnsToGiveBackWhatEntersIt() {
    TrainingReport report = train(network(autoencoder(400)), autoencoder(400), ROWS);

    assertEquals(
        List.of(Optional.of("h1"), Optional.of("h2")),
        report.phases().stream().map(PhaseReport::layer).toList());
    for (PhaseReport round : report.phases()) {
      assertTrue(round.training().error() < 1e-6, round::toString);
      assertEquals("pretrain", round.phase());
      assertEquals(400, round.epochs());
      assertEquals(1600, round.updates());
      assertTrue(round.endedByItsRule());
    }
  }

  /** What is learned is a sum of the inputs, which a line gives exactly. */
  @Test
  void eachLayerLearnsTheTargetsUnderAnOutputOfItsOwn() {
    StackedLines network = network(supervised(400));
    TrainingReport report =
        Trainer.of(network, Training.of(SEED, supervised(400)))
            .train(ROWS, Optional.of(Rows.sums(9, 2)));

    for (PhaseReport round : report.phases()) {
      assertTrue(round.training().error() < 1e-6, round::toString);
      assertTrue(round.validation().error() < 1e-6, round::toString);
    }
    assertTrue(report.training().error() > 0.1, "the output layer is as it was drawn");
    assertEquals(Trainer.score(network, ROWS), report.training());
  }

  @Test
  void aRoundMovesItsLayerAloneAndIsSeenAtEachEpoch() {
    Phase phase = autoencoder(2);
    StackedLines network = network(phase);
    List<List<Double>> first = new ArrayList<>();
    List<List<Double>> second = new ArrayList<>();
    List<List<Double>> out = new ArrayList<>();
    List<String> told = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStart(Start start) {
            look();
          }

          @Override
          public void onEpoch(Progress progress) {
            told.add(progress.layer().orElseThrow() + " " + progress.epoch());
            look();
          }

          private void look() {
            first.add(layer(network, "h1"));
            second.add(layer(network, "h2"));
            out.add(layer(network, "out"));
          }
        };
    Trainer.of(network, Training.of(SEED, phase)).listener(listener).train(ROWS);

    assertEquals(List.of("h1 1", "h1 2", "h2 1", "h2 2"), told);
    assertEquals(3, first.stream().distinct().count());
    assertEquals(first.get(2), first.get(4), "the layer below stays");
    assertEquals(3, second.stream().distinct().count());
    assertEquals(second.get(0), second.get(2), "the layer above stays");
    assertEquals(1, out.stream().distinct().count());
    assertEquals(second.get(4), layer(network, "h2"));
  }

  @Test
  void aRoundBeginsWithTheNetworksOwnWeights() {
    Phase still = autoencoder(3).rate(Schedule.constant(0));
    StackedLines drawn = network(still);
    Trainer.of(drawn, Training.of(SEED, still)).maxUpdates(0).train(ROWS);
    StackedLines network = network(still);
    train(network, still, ROWS);

    assertEquals(Weights.fingerprint(drawn), Weights.fingerprint(network));
  }

  @Test
  void whatARoundKeepsIsWhatTheNetworkGets() {
    // Three epochs down, two up again.
    Phase phase = autoencoder(5).keepBest(Quantity.ERROR).rate(epoch -> epoch < 3 ? 0.05 : -0.05);
    StackedLines network = network(phase);
    List<List<Double>> seen = new ArrayList<>();
    TrainingReport report =
        Trainer.of(network, Training.of(SEED, phase))
            .listener(progress -> seen.add(layer(network, progress.layer().orElseThrow())))
            .train(ROWS);

    assertEquals(OptionalInt.of(3), report.phases().get(0).bestEpoch());
    assertEquals(seen.get(2), layer(network, "h1"));
    int best = report.phases().get(1).bestEpoch().orElseThrow();
    assertEquals(seen.get(4 + best), layer(network, "h2"));
  }

  @Test
  void examplesOfAnAutoencoderHoldNoTargetOfTheData() {
    double[][] rows = {{1, 2}, {3, 4}};
    Examples<double[]> examples = Examples.ofThemselves(rows.length, n -> rows[n]);

    assertSame(examples.input(1), examples.target(1));
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> examples.label(0));
  }

  @Test
  void anAutoencoderDoesNotDependOnTargets() {
    ExampleSource others = new Rows(32, 1, (x, y) -> Arrays.fill(y, 1000));
    StackedLines network = network(autoencoder(3));
    StackedLines same = network(autoencoder(3));
    train(network, autoencoder(3), ROWS);
    train(same, autoencoder(3), others);
    StackedLines supervised = network(supervised(3).rate(Schedule.constant(1e-6)));
    StackedLines other = network(supervised(3).rate(Schedule.constant(1e-6)));
    train(supervised, supervised(3).rate(Schedule.constant(1e-6)), ROWS);
    train(other, supervised(3).rate(Schedule.constant(1e-6)), others);

    assertEquals(Weights.fingerprint(network), Weights.fingerprint(same));
    assertFalse(layer(supervised, "h1").equals(layer(other, "h1")), "a supervised round does");
  }

  @Test
  void aLimitEndsTheRoundAndThePhase() {
    Phase phase = autoencoder(3);
    TrainingReport report =
        Trainer.of(network(phase), Training.of(SEED, phase)).maxEpochs(2).train(ROWS);

    assertEquals(1, report.phases().size());
    assertEquals("the limit of 2 epochs", report.last().stoppedBy());
  }

  @Test
  void divergenceNamesTheLayer() {
    Phase wild = autoencoder(99).rate(Schedule.constant(1e200));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> train(network(wild), wild, ROWS));

    assertTrue(diverged.toString().endsWith(" of phase pretrain, layer h1"), diverged::toString);
  }

  @Test
  void aRoundTakesWhatTheLayersBelowMakeOfTheInputs() {
    Phase phase = autoencoder(1);
    StackedLines network = network(phase);
    train(network, phase, ROWS);
    Examples<double[]> examples = Examples.of(network, ROWS);
    Learner<double[]> learner = network.learner(8);
    try (Team team = new Team(1)) {
      double[][] inputs =
          new Evaluation<>(network, examples, learner, team).layerInputs(Precision.DOUBLE, 2);

      assertEquals(32, inputs.length);
      for (int n = 0; n < 32; n++) {
        learner.load(examples, new int[] {n}, 0, 1);
        learner.enter(0, 1);
        learner.forward(0, 1);
        assertArrayEquals(learner.layerInput(2, 0), inputs[n]);
      }
    }
  }

  @Test
  void thePhaseAfterTheLastRoundIsTrained() {
    Phase all = Phase.all("all", epochs(3)).batch(8).rate(Schedule.constant(0.05));
    StackedLines network =
        new StackedLines(
            0.5,
            List.of(autoencoder(2), all),
            new Layer("h1", 3, 4),
            new Layer("h2", 4, 4),
            new Layer("out", 4, 1));
    TrainingReport report = Trainer.of(network, Training.of(SEED, autoencoder(2), all)).train(ROWS);

    assertEquals(
        List.of("pretrain", "pretrain", "all"),
        report.phases().stream().map(PhaseReport::phase).toList());
    assertEquals(3, report.last().epochs());
    assertEquals(12, report.last().updates());
  }

  @Test
  void whatEntersALayerIsTheSameWhetherItIsKeptOrComputedAgain() {
    Phase phase = autoencoder(1);
    StackedLines network = network(phase);
    train(network, phase, ROWS);
    Examples<double[]> examples = Examples.of(network, ROWS);
    try (Team team = new Team(1)) {
      Evaluation<double[]> all = new Evaluation<>(network, examples, network.learner(8), team);
      for (int layer = 1; layer <= 3; layer++) {
        double[][] kept = all.layerInputs(Precision.DOUBLE, layer);
        LayerRows<double[]> computed = new LayerRows<>(network, examples, layer);
        for (int n : new int[] {31, 0, 7}) {
          assertArrayEquals(kept[n], computed.row(n));
        }
      }
    }
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Examples that are read anew each time come to the bits of those that are kept. */
final class RereadExamplesTest {
  private static final ExampleSource ROWS = Rows.sums(100, 1);
  private static final ExampleSource HELD = Rows.sums(30, 2);

  /** 3 + 1 numbers of 8 bytes, and 24 beside them, for each of 100 rows. */
  private static final long ENOUGH = 100 * (4 * 8 + 24);

  private static StopRule epochs(int epochs) {
    return StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
  }

  private static StackedLines network(Phase... phases) {
    return new StackedLines(
        0.5, List.of(phases), new Layer("h1", 3, 4), new Layer("h2", 4, 4), new Layer("out", 4, 1));
  }

  private static String trained(long mostBytes, Phase... phases) {
    StackedLines network = network(phases);
    Training training = Training.of(7, phases);
    Examples<double[]> held = Examples.of(network, HELD, mostBytes);
    TrainingRun<double[]> run =
        new TrainingRun<>(
            network,
            training,
            Examples.of(network, ROWS, mostBytes),
            Optional.of(held),
            1,
            new Limits(Integer.MAX_VALUE, Long.MAX_VALUE),
            progress -> {},
            new Recorder(network, training, Optional.empty(), TrainingIdentity.NONE));
    TrainingReport report = run.train(List.of(), Optional.empty());
    return Weights.fingerprint(network) + report.training() + report.validation();
  }

  private static void assertSameBits(Phase... phases) {
    assertEquals(trained(Long.MAX_VALUE, phases), trained(0, phases));
  }

  @Test
  void updatesAreTheSame() {
    assertSameBits(Phase.all("train", epochs(5)).batch(8).rate(Schedule.constant(0.05)));
  }

  @Test
  void greedyRoundsAreTheSame() {
    Schedule rate = Schedule.constant(0.05);
    assertSameBits(
        Phase.greedyAutoencoder("pretrain", List.of("h1", "h2"), epochs(3)).batch(8).rate(rate),
        Phase.greedySupervised("again", List.of("h1", "h2"), epochs(3)).batch(8).rate(rate));
  }

  @Test
  void searchesAreTheSame() {
    assertSameBits(
        Phase.all("train", epochs(5))
            .batch(Phase.ALL_EXAMPLES)
            .descent(new Descent.Lbfgs(5, 0, 0)));
  }

  @Test
  void rowsAreKeptAsLongAsThereIsRoom() {
    StackedLines network = network(Phase.all("train", epochs(1)));
    Examples<double[]> kept = Examples.of(network, ROWS, ENOUGH);
    Examples<double[]> read = Examples.of(network, ROWS, ENOUGH - 1);

    assertSame(kept.input(7), kept.input(7));
    assertNotSame(read.input(7), read.input(7));
    assertEquals(100, read.size());
    for (int n = 0; n < 100; n++) {
      assertArrayEquals(kept.input(n), read.input(n));
      assertArrayEquals(kept.target(n), read.target(n));
    }
  }
}

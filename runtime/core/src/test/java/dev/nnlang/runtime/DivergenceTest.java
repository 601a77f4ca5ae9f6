package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A training that leaves the numbers says where, and goes back to the last good weights. */
class DivergenceTest {
  private static final Rows ROWS = Rows.sums(12, 3);
  private static final int BATCHES = 3;

  private final LineNetwork network = new LineNetwork(Initializer.gaussian(0.5));

  private static Training training(Schedule rate) {
    StopRule stop = StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, 5_000, "cap");
    return Training.of(5, Phase.all("all", stop).batch(4).rate(rate));
  }

  private DivergedException diverged(Schedule rate) {
    return assertThrows(
        DivergedException.class, () -> Trainer.of(network, training(rate)).train(ROWS));
  }

  /** The weights are those of a training that ends after {@code updates}. */
  private void assertWeightsAfter(long updates, Schedule rate) {
    LineNetwork other = new LineNetwork(Initializer.gaussian(0.5));
    Trainer.of(other, training(rate)).maxUpdates(updates).train(ROWS);
    assertEquals(other.parameters(), network.parameters());
  }

  @Test
  void aLossThatOverflowsLeavesTheWeightsBeforeTheUpdateThatLedToIt() {
    Schedule rate = Schedule.constant(1e30);
    DivergedException diverged = diverged(rate);

    assertEquals(DivergedException.Quantity.LOSS, diverged.quantity());
    assertEquals(0, diverged.layer());
    assertTrue(diverged.example() >= 0 && diverged.example() < 12, diverged.toString());
    assertEquals(OptionalDouble.of(1e30), diverged.rate());
    assertTrue(diverged.hasGoodWeights());
    assertWeightsAfter(diverged.update() - 2, rate);
  }

  @Test
  void theCalmRateLowersTheLossOfTheBatchAndAFewTimesMoreDoesNot() {
    // The error is a parabola: no rate above 1 over its curvature along the gradient helps.
    DivergedException diverged = diverged(Schedule.constant(1e30));

    double calm = diverged.calmRate().orElseThrow();
    assertTrue(calm > 0.01 && calm < 2, diverged.toString() + calm);
  }

  /** Slow to grow, so that many looks are passed by before it ends. */
  @Test
  void theUpdateIsFoundAgainAfterManyEpochs() {
    Schedule rate = epoch -> epoch < 4_000 ? 0.01 : 40;
    DivergedException diverged = diverged(rate);

    assertTrue(diverged.update() > 4_000L * BATCHES, diverged.toString());
    assertEquals((diverged.update() - 1) / BATCHES + 1, diverged.epoch());
    assertWeightsAfter(diverged.update() - 2, rate);
  }

  @Test
  void aWeightIsSaidInTheUpdateThatMadeIt() {
    // The second update of the second epoch.
    Schedule rate = epoch -> epoch > 1.2 && epoch < 1.5 ? Double.POSITIVE_INFINITY : 0.1;
    DivergedException diverged = diverged(rate);

    assertEquals(DivergedException.Quantity.WEIGHT, diverged.quantity());
    assertEquals(5, diverged.update());
    assertEquals(2, diverged.epoch());
    assertEquals(1, diverged.layer());
    assertEquals(1, diverged.unit());
    assertEquals(-1, diverged.example());
    assertEquals("all", diverged.phase());
    assertEquals(Optional.empty(), diverged.round());
    assertFalse(diverged.scratch());
    assertWeightsAfter(4, rate);
  }

  @Test
  void firstWeightsWithoutALossAreNotGood() {
    LineNetwork wild = new LineNetwork(Initializer.constant(1e200));
    Training training = training(Schedule.constant(0.1));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> Trainer.of(wild, training).train(ROWS));

    assertEquals(1, diverged.update());
    assertFalse(diverged.hasGoodWeights());
    assertEquals(OptionalDouble.empty(), diverged.rate());
  }

  private static ExampleSource steep(int steep) {
    return new ExampleSource() {
      @Override
      public int size() {
        return 9;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        input[0] = n == steep ? 1e170 : 1;
        target[0] = n == steep ? 1e150 : 1;
      }
    };
  }

  /** Its loss is 1e300, and the gradient of its first weight 1e320. */
  @Test
  void aGradientThatOverflowsIsThatOfItsExample() {
    int[] order = {8, 0, 7, 1, 6, 2, 5, 3, 4};
    for (int place = 1; place < 8; place++) {
      StackedLines line = new StackedLines(0.5, List.of(), new StackedLines.Layer("line", 1, 1));
      Examples<double[]> examples = Examples.of(line, steep(order[place]));
      BatchExam<double[]> exam = new BatchExam<>(line, examples, line.learner(2), order, 1);
      Finding found = exam.gradient(1, 8, 1).orElseThrow();

      assertEquals(DivergedException.Quantity.GRADIENT, found.quantity());
      assertEquals(order[place], found.example());
      assertEquals(1, found.layer());
      assertEquals(1, found.unit());
      assertEquals(Double.NEGATIVE_INFINITY, found.value());
      assertEquals(Optional.empty(), exam.loss(1, 8, 1));
    }
  }

  @Test
  void whereAllGradientsAreFiniteNoneIsFound() {
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    StackedLines line = new StackedLines(0.5, List.of(), new StackedLines.Layer("line", 1, 1));
    Examples<double[]> examples = Examples.of(line, steep(8));
    BatchExam<double[]> exam = new BatchExam<>(line, examples, line.learner(2), order, 1);

    assertEquals(Optional.empty(), exam.gradient(0, 8, 1));
    assertTrue(exam.gradient(0, 9, 1).isPresent());
  }

  @Test
  void theValueThatIsNotFiniteIsSaid() {
    DivergedException diverged = diverged(Schedule.constant(Double.POSITIVE_INFINITY));

    assertEquals(DivergedException.Quantity.WEIGHT, diverged.quantity());
    assertFalse(Double.isFinite(diverged.value()), diverged.toString());
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descents with a line search, on least squares, whose solution is known. */
final class FullBatchTest {
  private static final int INPUTS = 3;

  /** No line, so that the least error is not 0. */
  private static final ExampleSource CURVED =
      new Rows(50, 3, (x, y) -> y[0] = 3 * x[0] - x[1] + 0.5 * x[2] * x[2] + 2);

  private static Phase phase(Descent descent, int epochs, double rate) {
    StopRule stop = StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "cap");
    return Phase.all("all", stop)
        .batch(Phase.ALL_EXAMPLES)
        .rate(Schedule.constant(rate))
        .descent(descent);
  }

  private static StackedLines line(Phase... phases) {
    return new StackedLines(0.5, List.of(phases), new Layer("line", INPUTS, 1));
  }

  private static List<double[]> path(Descent descent, int epochs, double rate) {
    return path(descent, epochs, Schedule.constant(rate));
  }

  /** Weights, then the bias, after each epoch; first those that were drawn. */
  private static List<double[]> path(Descent descent, int epochs, Schedule rate) {
    Phase phase = phase(descent, epochs, 1).rate(rate);
    StackedLines network = line(phase);
    List<double[]> path = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStart(Start start) {
            path.add(parameters(network));
          }

          @Override
          public void onEpoch(Progress progress) {
            path.add(parameters(network));
          }
        };
    Trainer.of(network, Training.of(2, phase)).listener(listener).train(CURVED);
    return path;
  }

  private static double[] parameters(StackedLines network) {
    double[] w = Arrays.copyOf(network.values("line.weight"), INPUTS + 1);
    w[INPUTS] = network.values("line.bias")[0];
    return w;
  }

  /** Rows of scaled inputs, a 1 for the bias, and the target. */
  private static double[][] table() {
    double[][] table = new double[CURVED.size()][INPUTS + 2];
    for (int n = 0; n < table.length; n++) {
      double[] x = new double[INPUTS];
      double[] y = new double[1];
      CURVED.read(n, x, y);
      for (int i = 0; i < INPUTS; i++) {
        table[n][i] = 0.5 * x[i];
      }
      table[n][INPUTS] = 1;
      table[n][INPUTS + 1] = y[0];
    }
    return table;
  }

  private static double error(double[] w, double l2, double l1) {
    double sum = 0;
    for (double[] row : table()) {
      double difference = -row[INPUTS + 1];
      for (int i = 0; i <= INPUTS; i++) {
        difference += w[i] * row[i];
      }
      sum += difference * difference;
    }
    double penalty = 0;
    for (int i = 0; i < INPUTS; i++) {
      penalty += l2 * w[i] * w[i] + l1 * Math.abs(w[i]);
    }
    return sum / CURVED.size() + penalty;
  }

  /** {@code 2/N X^T (X w - y)}. */
  private static double[] gradient(double[] w) {
    double[] gradient = new double[INPUTS + 1];
    for (double[] row : table()) {
      double difference = -row[INPUTS + 1];
      for (int i = 0; i <= INPUTS; i++) {
        difference += w[i] * row[i];
      }
      for (int i = 0; i <= INPUTS; i++) {
        gradient[i] += 2 * difference * row[i] / CURVED.size();
      }
    }
    return gradient;
  }

  /** Solves {@code (X^T X / N + l2 I) w = X^T y / N} by elimination; the bias has no penalty. */
  private static double[] leastSquares(double l2) {
    int size = INPUTS + 1;
    double[][] a = new double[size][size + 1];
    for (double[] row : table()) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= size; j++) {
          a[i][j] += row[i] * row[j] / CURVED.size();
        }
      }
    }
    for (int i = 0; i < INPUTS; i++) {
      a[i][i] += l2;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      for (int i = 0; i < size; i++) {
        double factor = i == pivot ? 0 : a[i][pivot] / a[pivot][pivot];
        for (int j = 0; j <= size; j++) {
          a[i][j] -= factor * a[pivot][j];
        }
      }
    }
    double[] w = new double[size];
    for (int i = 0; i < size; i++) {
      w[i] = a[i][size] / a[i][i];
    }
    return w;
  }

  private static void assertFalls(List<double[]> path, double l2, double l1) {
    for (int n = 1; n < path.size(); n++) {
      double before = error(path.get(n - 1), l2, l1);
      double after = error(path.get(n), l2, l1);
      // Near the minimum both are the same number up to the order of 50 additions.
      assertTrue(after <= before + 1e-14 * before, n + ": " + before + " to " + after);
    }
  }

  /** Four parameters: from the fifth update on the memory holds the whole curvature. */
  @Test
  void lbfgsFindsTheLeastSquares() {
    for (double l2 : new double[] {0, 0.1}) {
      List<double[]> path = path(new Descent.Lbfgs(10, l2, 0), 15, 1);

      assertFalls(path, l2, 0);
      // Rounding of the gradients, 1e-16, over the least curvature, above 0.1, leaves slack.
      assertArrayEquals(leastSquares(l2), path.get(15), 1e-10);
    }
  }

  @Test
  void aShortMemoryTakesLongerAndFallsToo() {
    List<double[]> path = path(new Descent.Lbfgs(1, 0, 0), 60, 1);

    assertFalls(path, 0, 0);
    assertArrayEquals(leastSquares(0), path.get(60), 1e-8);
  }

  @Test
  void theFirstDirectionIsTheGradientShortenedToOne() {
    List<double[]> path = path(new Descent.Lbfgs(10, 0, 0), 1, 0.001);
    double[] start = path.get(0);
    double[] g = gradient(start);
    double[] step = Vectors.along(path.get(1), -1, start);
    double t = Vectors.norm1(step);

    assertTrue(Vectors.norm1(g) > 1, "else nothing is shortened");
    for (int i = 0; i <= INPUTS; i++) {
      // Differences of numbers near 1.
      assertEquals(-t * g[i] / Vectors.norm1(g), step[i], 1e-14);
    }
    double doublings = StrictMath.log(t / 0.001) / StrictMath.log(2);
    assertTrue(doublings > 3, "a step of 0.001 is too short for Wolfe's second condition");
  }

  @Test
  void lineSearchTakesTheFirstHalfThatFallsEnough() {
    double eta = 8;
    List<double[]> path = path(new Descent.LineSearch(0, 0), 1, eta);
    double[] start = path.get(0);
    double[] g = gradient(start);
    double squared = Vectors.dot(g, g);
    double t = eta;
    while (error(Vectors.along(start, -t, g), 0, 0) > error(start, 0, 0) - 1e-4 * t * squared) {
      t /= 2;
    }

    assertTrue(t < eta, "else nothing is halved");
    assertArrayEquals(Vectors.along(start, -t, g), path.get(1), 1e-14);
  }

  @Test
  void lineSearchNeverRisesWithWhateverPenalty() {
    assertFalls(path(new Descent.LineSearch(0, 0), 200, 8), 0, 0);
    assertFalls(path(new Descent.LineSearch(0.1, 0), 200, 8), 0.1, 0);
    assertFalls(path(new Descent.LineSearch(0, 0.1), 200, 8), 0, 0.1);
    List<double[]> path = path(new Descent.LineSearch(0.1, 0), 400, 1);
    // Steepest descent is slow; its end is near enough to tell one penalty from another.
    assertArrayEquals(leastSquares(0.1), path.get(400), 1e-6);
  }

  /** A ramp from 0 begins with an update that does not move, and moves from then on. */
  @Test
  void aRateOfZeroIsAPauseAndNotAnEnd() {
    for (Descent descent : List.of(new Descent.LineSearch(0, 0), new Descent.Lbfgs(5, 0, 0))) {
      List<double[]> path = path(descent, 6, Schedule.ramp(0, 1, 3));

      assertArrayEquals(path.get(0), path.get(1), 0);
      assertTrue(error(path.get(6), 0, 0) < 0.9 * error(path.get(0), 0, 0), () -> "" + descent);
    }
  }

  /** From a rate so long 50 trials do not come down to where the error falls. */
  @Test
  void whereNothingFallsTheWeightsStay() {
    StackedLines network = line();
    Examples<double[]> examples = Examples.of(network, CURVED);
    Learner<double[]> learner = network.learner(50);
    double[] w = {1, 2, 3, 4};
    try (Team team = new Team(1)) {
      BatchPass<double[]> pass = new BatchPass<>(learner, examples, team, 1);
      int[] order = new int[50];
      Arrays.setAll(order, n -> n);
      pass.take(order, 0, 50, 1);
      Objective<double[]> objective = new Objective<>(network, learner, pass, 0, 0);
      objective.moveTo(w);
      for (Step step :
          List.of(new LineSearchStep(objective, () -> {}), new LbfgsStep(objective, 3, () -> {}))) {
        step.move(1e30, 1);
        assertArrayEquals(new double[] {1, 2, 3, 4}, parameters(network));
      }
    }
  }

  /** 2521 parameters by 256 rows of a chunk are work for three. */
  @Test
  void theNumberOfThreadsDoesNotShow() {
    List<Descent> descents =
        List.of(
            new Descent.Updates(),
            new Descent.LineSearch(1e-3, 0),
            new Descent.Lbfgs(5, 1e-3, 1e-4));
    for (Descent descent : descents) {
      assertEquals(afterThreads(descent, 1), afterThreads(descent, 3), descent::toString);
    }
  }

  private static String afterThreads(Descent descent, int threads) {
    Phase phase = phase(descent, 3, 0.01);
    StopRule stop = StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, 1, "cap");
    Phase greedy =
        Phase.greedyAutoencoder("greedy", List.of("h"), stop).batch(300).rate(phase.rate());
    StackedLines network =
        new StackedLines(
            0.5, List.of(greedy, phase), new Layer("h", 40, 60), new Layer("out", 60, 1));
    Trainer.of(network, Training.of(4, greedy, phase)).threads(threads).train(Rows.sums(600, 5));
    return Weights.fingerprint(network);
  }

  @Test
  void theGradientNormIsThatOfTheMeanError() {
    Phase phase = phase(new Descent.Updates(), 3, 0.1);
    StackedLines network = line(phase);
    List<Double> norms = new ArrayList<>();
    Trainer.of(network, Training.of(2, phase))
        .listener(
            progress -> {
              double[] g = gradient(parameters(network));
              norms.add(progress.gradientNorm() / Math.sqrt(Vectors.dot(g, g)));
            })
        .train(CURVED);

    assertArrayEquals(new double[] {1, 1, 1}, norms.stream().mapToDouble(n -> n).toArray(), 1e-12);
  }
}

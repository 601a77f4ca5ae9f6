package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Objective.Point;
import dev.nnlang.runtime.StackedLines.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a search makes small, and how it steps, on a line over all rows. */
final class ObjectiveTest {
  private static final int ROWS = 6;

  private static void on(
      ExampleSource rows, double l2, double l1, Consumer<Objective<double[]>> test) {
    on(List.of(new Layer("line", 2, 1)), rows, l2, l1, test);
  }

  private static void on(
      List<Layer> layers,
      ExampleSource rows,
      double l2,
      double l1,
      Consumer<Objective<double[]>> test) {
    StackedLines network = new StackedLines(0.5, List.of(), layers.toArray(Layer[]::new));
    Examples<double[]> examples = Examples.of(network, rows);
    Learner<double[]> learner = network.learner(ROWS);
    try (Team team = new Team(1)) {
      BatchPass<double[]> pass = new BatchPass<>(learner, examples, team, 1);
      int[] order = new int[ROWS];
      Arrays.setAll(order, n -> n);
      pass.take(order, 0, ROWS, 1);
      test.accept(new Objective<>(network, learner, pass, l2, l1));
    }
  }

  /** The inputs are 0, so that the error is {@code (b - target)^2}, whatever the weights are. */
  private static ExampleSource flat(double target) {
    return new ExampleSource() {
      @Override
      public int size() {
        return ROWS;
      }

      @Override
      public void read(int n, double[] input, double[] y) {
        input[0] = 0;
        input[1] = 0;
        y[0] = target;
      }
    };
  }

  /** Its error is 1e300 and the slope of the error along the first weight 5e319. */
  private static ExampleSource steep() {
    return new ExampleSource() {
      @Override
      public int size() {
        return ROWS;
      }

      @Override
      public void read(int n, double[] input, double[] y) {
        input[0] = n == 4 ? 1e170 : 0;
        input[1] = 0;
        y[0] = n == 4 ? 1e150 : 0;
      }
    };
  }

  /**
   * Along each parameter alone the error is a parabola, whose differences are its slopes, in two
   * layers as in one; the weights are not near a kink of |w|.
   */
  @Test
  void theGradientIsTheSlopeOfTheValueWithItsPenalties() {
    List<Layer> two = List.of(new Layer("h", 2, 2), new Layer("out", 2, 1));
    for (double l2 : new double[] {0, 0.25}) {
      for (double l1 : new double[] {0, 0.5}) {
        on(Rows.sums(ROWS, 3), l2, l1, ObjectiveTest::assertGradientIsTheSlope);
        on(two, Rows.sums(ROWS, 3), l2, l1, ObjectiveTest::assertGradientIsTheSlope);
      }
    }
  }

  private static void assertGradientIsTheSlope(Objective<double[]> objective) {
    double[] w = Arrays.copyOf(new double[] {2, -3, 0.5, 1, -1, 0.75, -2, 3, 1}, objective.size());
    Point point = objective.at(w);
    double[] slopes = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double[] step = new double[w.length];
      step[i] = 0.125;
      slopes[i] =
          4
              * (objective.valueAt(Vectors.along(w, 1, step))
                  - objective.valueAt(Vectors.along(w, -1, step)));
    }
    // Values of a few hundred, and differences of them.
    assertArrayEquals(slopes, point.gradient(), 1e-10);
    assertEquals(point.value(), objective.valueAt(w));
  }

  @Test
  void aPenaltyIsOnWeightsAndNotOnBiases() {
    on(flat(0), 0.25, 0.5, objective -> assertEquals(9, objective.valueAt(new double[] {0, 0, 3})));
    on(
        flat(0),
        0.25,
        0.5,
        // 0.25 (4 + 1) + 0.5 (2 + 1) and the error 9.
        objective -> assertEquals(11.75, objective.valueAt(new double[] {2, -1, 3})));
  }

  @Test
  void aPointIsFiniteIfItsValueAndGradientAre() {
    on(flat(0), 0, 0, objective -> assertTrue(objective.at(new double[3]).isFinite()));
    on(steep(), 0, 0, objective -> assertFalse(objective.at(new double[3]).isFinite()));
    on(
        flat(0),
        0,
        0,
        objective -> assertFalse(objective.at(new double[] {0, 0, 1e200}).isFinite()));
  }

  private static List<Function<Runnable, Step>> steps(Objective<double[]> objective) {
    return List.of(
        finite -> new LineSearchStep(objective, finite),
        finite -> new LbfgsStep(objective, 3, finite));
  }

  @Test
  void aStepTellsThatItIsFiniteBeforeItMoves() {
    on(
        flat(3),
        0,
        0,
        objective -> {
          for (Function<Runnable, Step> step : steps(objective)) {
            objective.moveTo(new double[3]);
            List<Double> told = new ArrayList<>();
            step.apply(() -> told.add(objective.here().w()[2])).move(0.25, 1);

            assertEquals(List.of(0.0), told);
            assertTrue(objective.here().w()[2] > 0);
          }
        });
  }

  @Test
  void aGradientThatIsNotFiniteMovesNothing() {
    on(
        steep(),
        0,
        0,
        objective -> {
          for (Function<Runnable, Step> step : steps(objective)) {
            objective.moveTo(new double[3]);
            List<String> told = new ArrayList<>();

            assertEquals(Double.NaN, step.apply(() -> told.add("finite")).move(0.25, 1));
            assertEquals(List.of(), told);
            assertArrayEquals(new double[3], objective.here().w());
          }
        });
  }

  /** On {@code b^2}, whose gradient at 1 is 2, a step of 1 leads to -1, one of a half to 0. */
  @Test
  void aStepToTheOtherSideOfAValleyIsHalved() {
    on(
        flat(0),
        0,
        0,
        objective -> {
          objective.moveTo(new double[] {0, 0, 1});
          new LineSearchStep(objective, () -> {}).move(1, 1);

          assertEquals(0, objective.here().w()[2]);
        });
  }

  /** On {@code 25 w^2} at 1 that is below a step of 0.039996, on the other side of the valley. */
  @Test
  void aFallIsATenThousandthOfWhatTheSlopePromises() {
    for (double[] rateAndEnd : new double[][] {{0.03999, -0.9995}, {0.039998, 0.00005}}) {
      on(
          flat(0),
          25,
          0,
          objective -> {
            objective.moveTo(new double[] {1, 0, 0});
            new LineSearchStep(objective, () -> {}).move(rateAndEnd[0], 1);

            assertEquals(rateAndEnd[1], objective.here().w()[0], 1e-12);
          });
    }
  }

  /** From the second update on a search begins at twice what the one before took. */
  @Test
  void aSearchBeginsNearWhatTheOneBeforeTook() {
    on(
        flat(0),
        0,
        0,
        objective -> {
          objective.moveTo(new double[] {0, 0, 1});
          LineSearchStep step = new LineSearchStep(objective, () -> {});
          step.move(0.0625, 1);
          assertEquals(0.875, objective.here().w()[2]);
          step.move(100, 2);
          assertEquals(0.75 * 0.875, objective.here().w()[2]);
        });
  }
}

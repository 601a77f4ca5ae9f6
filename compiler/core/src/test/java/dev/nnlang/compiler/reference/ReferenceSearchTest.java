package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Line searches along functions whose steps can be worked out by hand. */
final class ReferenceSearchTest {
  private static final Network NETWORK =
      CheckedNetwork.of("a, b: real", "y: real", "dense(_, identity, bias: false)");
  private static final String NAME = "layer1.weight";

  private final double[] w = new double[2];

  private ReferenceOptimizer optimizer(Optimizer optimizer, Penalty... penalties) {
    return new ReferenceOptimizer(NETWORK, optimizer, List.of(penalties), Map.of(NAME, w));
  }

  private void at(double w0, double w1) {
    w[0] = w0;
    w[1] = w1;
  }

  private interface Function {
    double value(double x, double y);

    double[] gradient(double x, double y);
  }

  private ReferenceOptimizer.Objective objective(Function function) {
    return new ReferenceOptimizer.Objective() {
      @Override
      public double error() {
        return function.value(w[0], w[1]);
      }

      @Override
      public Map<String, double[]> gradient() {
        return Map.of(NAME, function.gradient(w[0], w[1]));
      }
    };
  }

  /** x^2, whose second coordinate stays. */
  private static final Function PARABOLA =
      new Function() {
        @Override
        public double value(double x, double y) {
          return x * x;
        }

        @Override
        public double[] gradient(double x, double y) {
          return new double[] {2 * x, 0};
        }
      };

  /** Its gradient points downhill, so that no step against it helps. */
  private static final Function LIE =
      new Function() {
        @Override
        public double value(double x, double y) {
          return x * x;
        }

        @Override
        public double[] gradient(double x, double y) {
          return new double[] {-2 * x, 0};
        }
      };

  /** The valley of Rosenbrock; its lowest point is (1, 1). */
  private static final Function VALLEY =
      new Function() {
        @Override
        public double value(double x, double y) {
          return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
        }

        @Override
        public double[] gradient(double x, double y) {
          return new double[] {-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)};
        }
      };

  /** From 1 along -2: t = 4 leads to -7, 2 to -3, 1 to -1, a half to 0. */
  @Test
  void theStepIsHalvedUntilTheFunctionFalls() {
    at(1, 5);
    optimizer(new Optimizer.LineSearch()).update(objective(PARABOLA), 4);
    assertArrayEquals(new double[] {0, 5}, w);
  }

  /** t = 1/8 is kept in the first update; 1/4 would be tried in the second if eta allowed it. */
  @Test
  void theStepStartsAtTwiceTheLastAndNeverAboveEta() {
    ReferenceOptimizer search = optimizer(new Optimizer.LineSearch());
    at(1, 0);
    search.update(objective(PARABOLA), 0.125);
    assertEquals(0.75, w[0]);
    search.update(objective(PARABOLA), 0.125);
    assertEquals(0.5625, w[0]);
    search.update(objective(PARABOLA), 100);
    assertEquals(0.5625 * (1 - 2 * 0.25), w[0]);
  }

  @Test
  void withoutAFallTheWeightsStay() {
    at(3, 4);
    optimizer(new Optimizer.LineSearch()).update(objective(LIE), 1);
    assertArrayEquals(new double[] {3, 4}, w);
    optimizer(new Optimizer.Lbfgs(5)).update(objective(LIE), 1);
    assertArrayEquals(new double[] {3, 4}, w);
  }

  /** F = x^2 + x^2 has the gradient 4 at 1: t = 1 leads to -3, a half to -1, a quarter to 0. */
  @Test
  void penaltiesAreSearchedToo() {
    at(1, 0);
    optimizer(new Optimizer.LineSearch(), new Penalty.L2(1)).update(objective(PARABOLA), 1);
    assertArrayEquals(new double[] {0, 0}, w);
  }

  /**
   * From 1 the direction is -2 / |2| = -1; t = 1/2 is accepted. Then s = -1/2 and y = -1, so that
   * the direction is Newton's, -1/2, of which t = 1/2 is again enough.
   */
  @Test
  void theSecondDirectionOfLbfgsIsNewtons() {
    ReferenceOptimizer lbfgs = optimizer(new Optimizer.Lbfgs(5));
    at(1, 0);
    lbfgs.update(objective(PARABOLA), 0.5);
    assertEquals(0.5, w[0]);
    lbfgs.update(objective(PARABOLA), 0.5);
    assertEquals(0.25, w[0]);
    lbfgs.update(objective(PARABOLA), 1);
    assertEquals(0, w[0]);
    lbfgs.update(objective(PARABOLA), 1);
    assertEquals(0, w[0]);
  }

  /** The slope -2 (1 - t) along -1 has to rise to 0.9 * -2: from t = 1/64 on the first is 1/8. */
  @Test
  void theStepIsDoubledUntilTheSlopeFlattens() {
    at(1, 0);
    optimizer(new Optimizer.Lbfgs(5)).update(objective(PARABOLA), 1.0 / 64);
    assertEquals(0.875, w[0]);
  }

  /** From 1 along -1: t = 4 leads to -3 and 2 to -1, which is no fall; 1 leads to 0. */
  @Test
  void theStepOfLbfgsIsHalvedToo() {
    at(1, 0);
    optimizer(new Optimizer.Lbfgs(5)).update(objective(PARABOLA), 4);
    assertEquals(0, w[0]);
  }

  /** Steepest descent takes thousands of updates down this valley. */
  @Test
  void lbfgsFindsTheEndOfACurvedValley() {
    for (int history : new int[] {1, 5, 20}) {
      ReferenceOptimizer lbfgs = optimizer(new Optimizer.Lbfgs(history));
      at(-1.2, 1);
      double before = Double.POSITIVE_INFINITY;
      for (int update = 0; update < 100; update++) {
        lbfgs.update(objective(VALLEY), 1);
        double value = VALLEY.value(w[0], w[1]);
        assertTrue(value <= before, "update " + update);
        before = value;
      }
      // The square root of the rounding of values near 1e-16.
      assertArrayEquals(new double[] {1, 1}, w, 1e-7);
    }
  }

  /** y = 2 a - b + 3 goes through all four points. */
  @Test
  void lbfgsFitsALine() {
    Network line = CheckedNetwork.of("a, b: real", "y: real", "dense(_)");
    Map<String, double[]> parameters = new LinkedHashMap<>();
    parameters.put("layer1.weight", new double[2]);
    parameters.put("layer1.bias", new double[1]);
    ReferenceNetwork reference = new ReferenceNetwork(line, parameters);
    List<double[]> inputs =
        List.of(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 2}, new double[] {3, 1});
    List<double[]> targets =
        List.of(new double[] {3}, new double[] {5}, new double[] {1}, new double[] {8});
    ReferenceOptimizer.Objective error =
        new ReferenceOptimizer.Objective() {
          @Override
          public double error() {
            return reference.error(inputs, targets, new Loss.Squared());
          }

          @Override
          public Map<String, double[]> gradient() {
            return reference.gradient(inputs, targets, new Loss.Squared());
          }
        };
    ReferenceOptimizer lbfgs =
        new ReferenceOptimizer(line, new Optimizer.Lbfgs(10), List.of(), parameters);
    for (int update = 0; update < 30; update++) {
      lbfgs.update(error, 1);
    }
    // Rounding of sums near 10, through the condition of four points.
    assertArrayEquals(new double[] {2, -1}, parameters.get("layer1.weight"), 1e-9);
    assertArrayEquals(new double[] {3}, parameters.get("layer1.bias"), 1e-9);
  }
}

package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Updates against numbers worked out by hand. */
final class ReferenceOptimizerTest {
  /** Some roundings of numbers near 1. */
  private static final double TOLERANCE = 1e-15;

  private static final double RATE = 0.1;
  private static final Network NETWORK =
      CheckedNetwork.of("a, b: real", "y: real", "dense(_, prelu(0.25))");

  private final Map<String, double[]> parameters = new LinkedHashMap<>();

  private ReferenceOptimizer start(
      Optimizer optimizer, List<Penalty> penalties, double w0, double w1, double bias) {
    parameters.put("layer1.weight", new double[] {w0, w1});
    parameters.put("layer1.bias", new double[] {bias});
    parameters.put("layer1.slope", new double[] {bias});
    return new ReferenceOptimizer(NETWORK, optimizer, penalties, parameters);
  }

  private static Map<String, double[]> gradient(double w0, double w1, double bias) {
    Map<String, double[]> gradient = new LinkedHashMap<>();
    gradient.put("layer1.weight", new double[] {w0, w1});
    gradient.put("layer1.bias", new double[] {bias});
    gradient.put("layer1.slope", new double[] {bias});
    return gradient;
  }

  private void check(double w0, double w1, double bias) {
    assertArrayEquals(new double[] {w0, w1}, parameters.get("layer1.weight"), TOLERANCE);
    assertArrayEquals(new double[] {bias}, parameters.get("layer1.bias"), TOLERANCE);
    assertArrayEquals(new double[] {bias}, parameters.get("layer1.slope"), TOLERANCE);
  }

  /** v = G, then v = 0.5 G + G. */
  @Test
  void momentumAddsHalfOfTheStepBefore() {
    ReferenceOptimizer sgd = start(new Optimizer.Sgd(0.5), List.of(), 1, 2, 3);
    sgd.update(gradient(1, -2, 4), RATE);
    check(0.9, 2.2, 2.6);
    sgd.update(gradient(1, -2, 4), RATE);
    check(0.75, 2.5, 2.0);
  }

  /** G + 0.5 v: 1.5 G, then 1.75 G. */
  @Test
  void nesterovLooksAhead() {
    ReferenceOptimizer nesterov = start(new Optimizer.Nesterov(0.5), List.of(), 1, 2, 3);
    nesterov.update(gradient(1, -2, 4), RATE);
    check(0.85, 2.3, 2.4);
    nesterov.update(gradient(1, -2, 4), RATE);
    check(0.675, 2.65, 1.7);
  }

  /** Of G = 3 and then 4 the root is 3 and then 5; epsilon 1 is added to the root. */
  @Test
  void adagradDividesByTheRootOfAllSquares() {
    ReferenceOptimizer adagrad = start(new Optimizer.AdaGrad(1), List.of(), 0, 0, 0);
    adagrad.update(gradient(3, -3, 0), RATE);
    check(-RATE * 3 / 4, RATE * 3 / 4, 0);
    adagrad.update(gradient(4, -4, 0), RATE);
    check(-RATE * (3 / 4.0 + 4 / 6.0), RATE * (3 / 4.0 + 4 / 6.0), 0);
  }

  /** a = 0.25 * 4^2 = 4, then 0.75 * 4 + 0.25 * 2^2 = 4: the root is 2 both times. */
  @Test
  void rmspropForgetsOldSquares() {
    ReferenceOptimizer rmsprop = start(new Optimizer.RmsProp(0.75, 2), List.of(), 0, 0, 0);
    rmsprop.update(gradient(4, 0, -4), RATE);
    check(-RATE * 4 / 4, 0, RATE);
    rmsprop.update(gradient(2, 0, -2), RATE);
    check(-RATE * 1.5, 0, RATE * 1.5);
  }

  /**
   * After G = 1 and 3 with b1 = 0.5, b2 = 0.75: m = 0.5 and 1.75, v = 0.25 and 2.4375, which are
   * divided by 1 - b^t.
   */
  @Test
  void adamCorrectsItsMeansForTheirStart() {
    Optimizer.Adam settings = new Optimizer.Adam(0.5, 0.75, 1, 0, false);
    ReferenceOptimizer adam = start(settings, List.of(), 0, 0, 0);
    adam.update(gradient(1, -1, 0), RATE);
    double first = RATE * (0.5 / 0.5) / (1 + 1);
    check(-first, first, 0);
    adam.update(gradient(3, -3, 0), RATE);
    double second = RATE * (1.75 / 0.75) / (Math.sqrt(2.4375 / 0.4375) + 1);
    check(-first - second, first + second, 0);
  }

  /** In adam G = 1 + 0.5 w = 3 and its like; adamw makes w smaller and leaves G alone. */
  @Test
  void decayBelongsToTheGradientUnlessItIsDecoupled() {
    Optimizer.Adam coupled = new Optimizer.Adam(0.5, 0.75, 1, 0.5, false);
    start(coupled, List.of(), 4, -2, -8).update(gradient(1, 1, 1), RATE);
    check(4 - RATE * 3 / (3 + 1), -2, -8 + RATE * 3 / (3 + 1));

    Optimizer.Adam decoupled = new Optimizer.Adam(0.5, 0.75, 1, 0.5, true);
    start(decoupled, List.of(), 4, -2, -8).update(gradient(1, 1, 1), RATE);
    double step = RATE / (1 + 1);
    check(4 * 0.95 - step, -2 * 0.95 - step, -8 * 0.95 - step);
  }

  /** 2 c w = 2 * 0.5 * w and c sign(w) = 0.5 sign(w). */
  @Test
  void penaltiesPullAtWeightsAlone() {
    start(new Optimizer.Sgd(0), List.of(new Penalty.L2(0.5)), 2, -4, 3)
        .update(gradient(0, 1, 0), RATE);
    check(1.8, -3.7, 3);
    start(new Optimizer.Sgd(0), List.of(new Penalty.L1(0.5), new Penalty.L2(0.5)), 2, 0, 3)
        .update(gradient(0, 0, 0), RATE);
    check(2 - RATE * 2.5, 0, 3);
  }

  /** The row (3, 4) has the norm 5 after the update. */
  @Test
  void aNormIsCutAfterTheUpdate() {
    List<Penalty> cut = List.of(new Penalty.MaxNorm(1));
    start(new Optimizer.Sgd(0), cut, 2, 4, 9).update(gradient(-10, 0, 0), RATE);
    check(0.6, 0.8, 9);
    start(new Optimizer.Sgd(0), cut, 0.6, 0.8, 9).update(gradient(0, 0, 0), RATE);
    check(0.6, 0.8, 9);
  }

  @Test
  void everyRowOfWeightsHasANormOfItsOwn() {
    Network two = CheckedNetwork.of("a, b: real", "y: real", "dense(2, tanh) -> dense(_)");
    Map<String, double[]> weights = new LinkedHashMap<>();
    weights.put("layer1.weight", new double[] {3, 4, 0.5, 0.5});
    weights.put("layer2.weight", new double[] {6, 8});
    new ReferenceOptimizer(two, new Optimizer.Sgd(0), List.of(new Penalty.MaxNorm(5)), weights)
        .update(Map.of("layer1.weight", new double[4]), RATE);

    assertArrayEquals(new double[] {3, 4, 0.5, 0.5}, weights.get("layer1.weight"));
    // Not named by the gradient, so not trained.
    assertArrayEquals(new double[] {6, 8}, weights.get("layer2.weight"));

    new ReferenceOptimizer(two, new Optimizer.Sgd(0), List.of(new Penalty.MaxNorm(0.5)), weights)
        .update(Map.of("layer1.weight", new double[4]), RATE);
    double half = 0.5 * Math.sqrt(0.5);
    assertArrayEquals(new double[] {0.3, 0.4, half, half}, weights.get("layer1.weight"), TOLERANCE);
  }

  @Test
  void aLineSearchTakesMoreThanAGradient() {
    ReferenceOptimizer search = start(new Optimizer.LineSearch(), List.of(), 1, 1, 1);
    Map<String, double[]> gradient = gradient(1, 1, 1);
    assertThrows(IllegalStateException.class, () -> search.update(gradient, RATE));
  }
}

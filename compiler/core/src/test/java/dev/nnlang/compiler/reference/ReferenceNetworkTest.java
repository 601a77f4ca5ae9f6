package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Loss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracle itself, against numbers worked out by hand. */
final class ReferenceNetworkTest {
  /** A few roundings of numbers near 1. */
  private static final double TOLERANCE = 1e-15;

  private static ReferenceNetwork network(
      String inputs, String output, String layers, Map<String, double[]> parameters) {
    String text =
        "nn 1\nmodel M { " + inputs + "\noutput " + output + "\nlayers: " + layers + "\n}\n";
    return new ReferenceNetwork(GeneratedModel.compile(text).models().get(0).network(), parameters);
  }

  /** x = tanh(0.1 + 0.2 * 0.5 - 0.3 * 1) = tanh(-0.1), then 2 x + 1. */
  @Test
  void signalsAreSumsOfRowsOfTheWeightFile() {
    ReferenceNetwork network =
        network(
            "input a, b: real",
            "y: real",
            "dense(1, tanh) -> dense(_)",
            Map.of(
                "layer1.weight", new double[] {0.2, -0.3},
                "layer1.bias", new double[] {0.1},
                "layer2.weight", new double[] {2},
                "layer2.bias", new double[] {1}));
    double x = -0.09966799462495582;
    double[] input = {0.5, 1};
    double y = 1 + 2 * x;

    assertArrayEquals(new double[] {y}, network.predict(input), TOLERANCE);
    assertEquals(y * y, network.loss(input, new double[] {0}, new Loss.Squared()), TOLERANCE);
    // de/dy = 2 y; delta1 = 2 y * 2 * (1 - x^2).
    double delta = 4 * y * (1 - x * x);
    Map<String, double[]> gradient =
        network.gradient(List.of(input), List.of(new double[] {0}), new Loss.Squared());
    assertArrayEquals(new double[] {2 * y * x}, gradient.get("layer2.weight"), TOLERANCE);
    assertArrayEquals(new double[] {2 * y}, gradient.get("layer2.bias"), TOLERANCE);
    assertArrayEquals(new double[] {delta * 0.5, delta}, gradient.get("layer1.weight"), TOLERANCE);
    assertArrayEquals(new double[] {delta}, gradient.get("layer1.bias"), TOLERANCE);
  }

  /** Signals 0 and ln 3 are probabilities 1/4 and 3/4. */
  @Test
  void crossEntropyOfASoftmaxIsTheLogarithmOfTheRightProbability() {
    ReferenceNetwork network =
        network(
            "input a: real",
            "y: one_of(no, yes)",
            "dense(_, softmax)",
            Map.of(
                "layer1.weight", new double[] {0, StrictMath.log1p(2)},
                "layer1.bias", new double[] {0, 0}));
    List<double[]> inputs = List.of(new double[] {1}, new double[] {1});
    List<double[]> targets = List.of(new double[] {1, 0}, new double[] {0, 1});
    Loss loss = new Loss.CrossEntropy();

    assertArrayEquals(new double[] {0.25, 0.75}, network.predict(inputs.get(0)), TOLERANCE);
    assertEquals(
        2 * StrictMath.log1p(1), network.loss(inputs.get(0), targets.get(0), loss), TOLERANCE);
    // The mean of (1/4 - 1, 3/4) and (1/4, 3/4 - 1).
    assertArrayEquals(
        new double[] {-0.25, 0.25},
        network.gradient(inputs, targets, loss).get("layer1.bias"),
        TOLERANCE);
  }

  /** Sigmoid of ln 3 is 3/4, of -ln 3 is 1/4. */
  @Test
  void crossEntropyOfBooleansIsSummedOverThem() {
    ReferenceNetwork network =
        network(
            "input a: real",
            "p, q: boolean",
            "dense(_, sigmoid)",
            Map.of(
                "layer1.weight", new double[] {StrictMath.log1p(2), -StrictMath.log1p(2)},
                "layer1.bias", new double[] {0, 0}));
    double[] target = {1, 1};

    assertArrayEquals(new double[] {0.75, 0.25}, network.predict(new double[] {1}), TOLERANCE);
    assertEquals(
        StrictMath.log1p(1.0 / 3) + StrictMath.log1p(3),
        network.loss(new double[] {1}, target, new Loss.CrossEntropy()),
        TOLERANCE);
  }

  @Test
  void inputsAreScaledBeforeTheyAreStandardized() {
    ReferenceNetwork network =
        network(
            "input a: real in 0..10",
            "y: real",
            "scale(-1..1) -> standardize -> dense(_, identity, bias: false)",
            Map.of(
                "standardize.mean", new double[] {0.5},
                "standardize.deviation", new double[] {0.25},
                "layer1.weight", new double[] {3}));

    // 8 becomes 0.6, 0.4 deviations above the mean; 12 times the rounding of 0.6.
    assertArrayEquals(new double[] {1.2}, network.predict(new double[] {8}), 12 * TOLERANCE);
  }

  @Test
  void aMissingParameterIsNamed() {
    ReferenceNetwork network =
        network("input a: real", "y: real", "dense(_)", Map.of("layer1.weight", new double[1]));

    IllegalArgumentException missing =
        assertThrows(IllegalArgumentException.class, () -> network.predict(new double[1]));
    assertEquals("no parameter layer1.bias", missing.getMessage());
  }
}

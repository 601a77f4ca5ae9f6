package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an example leaves at each layer; all numbers are exact in binary. */
final class ReferenceExampleTest {
  private final Network network =
      CheckedNetwork.of(
          "a, b: real in 0..4",
          "y: real",
          "scale(0..1) -> prelu(0.5) -> dropout(50%) -> wide: dense(2, maxout(2)) -> dense(_)");

  /** Maxout(2) of 2 units takes 4 signals; its first unit rows 0 and 1, its second 2 and 3. */
  private final ReferenceNetwork reference =
      new ReferenceNetwork(
          network,
          Map.of(
              "unit1.slope", new double[] {0.5, 0.25},
              "wide.weight", new double[] {1, 0, 0, 1, 2, 2, -1, -1},
              "wide.bias", new double[] {0, 1, 0, 0},
              "layer2.weight", new double[] {3, -1},
              "layer2.bias", new double[] {0.5}));

  /**
   * x0 = (0.5, -1) has a negative number since 0..4 is not enforced here; x1 = (0.5, -0.25); s2 =
   * (0.5, 0.75, 0.5, -0.25); x2 = (0.75, 0.5); s3 = 2.25 - 0.5 + 0.5 = 2.25.
   */
  @Test
  void everyStageIsThere() {
    ReferenceExample example =
        reference.example(new double[] {2, -4}, new double[] {1.25}, new Loss.Squared());

    assertRow(new double[] {0.5, -1}, example.input());
    assertEquals(
        List.of("unit1", "wide", "layer2"),
        example.stages().stream().map(ReferenceExample.Stage::name).toList());
    assertEquals(
        List.of(1, 2, 3), example.stages().stream().map(ReferenceExample.Stage::number).toList());
    ReferenceExample.Stage unit = example.stages().get(0);
    assertRow(new double[] {0.5, -1}, unit.input());
    assertRow(new double[] {0.5, -1}, unit.signal());
    assertRow(new double[] {0.5, -0.25}, unit.output());
    ReferenceExample.Stage wide = example.stages().get(1);
    assertEquals(network.layers().get(3), wide.layer());
    assertRow(new double[] {0.5, 0.75, 0.5, -0.25}, wide.signal());
    assertRow(new double[] {0.75, 0.5}, wide.output());
    assertRow(new double[] {2.25}, example.output());
    assertEquals(1, example.loss());
  }

  /**
   * delta3 = 2 (2.25 - 1.25) = 2; de/dx2 = (6, -2) goes to rows 1 and 2: delta2 = (0, 6, -2, 0);
   * de/dx1 = 6 (0, 1) - 2 (2, 2) = (-4, 2); delta1 = (-4, 2 * 0.25).
   */
  @Test
  void sensitivitiesGoDownToTheFirstLayer() {
    ReferenceExample example =
        reference.example(new double[] {2, -4}, new double[] {1.25}, new Loss.Squared());
    ReferenceExample.Stage unit = example.stages().get(0);
    ReferenceExample.Stage wide = example.stages().get(1);
    ReferenceExample.Stage last = example.stages().get(2);

    assertRow(new double[] {2}, last.sensitivity());
    assertRow(new double[] {1.5, 1}, last.gradients().get("layer2.weight"));
    assertRow(new double[] {2}, last.gradients().get("layer2.bias"));
    assertRow(new double[] {0, 6, -2, 0}, wide.sensitivity());
    assertRow(new double[] {0, 0, 3, -1.5, -1, 0.5, 0, 0}, wide.gradients().get("wide.weight"));
    assertRow(new double[] {0, 6, -2, 0}, wide.gradients().get("wide.bias"));
    assertRow(new double[] {-4, 0.5}, unit.sensitivity());
    assertEquals(List.of("unit1.slope"), List.copyOf(unit.gradients().keySet()));
    // (0, -1 * 2): the first signal is positive.
    assertRow(new double[] {0, -2}, unit.gradients().get("unit1.slope"));
  }

  /**
   * With the mask (2, 0) the second input neither acts nor learns: x = (1, 0), s2 = (1, 1, 2,-1).
   */
  @Test
  void aMaskMultipliesWhatEntersTheNextLayer() {
    ReferenceMasks masks = (dropout, example) -> Optional.of(new double[] {2, 0});
    ReferenceExample example =
        reference.example(new double[] {2, -4}, new double[] {0.5}, new Loss.Squared(), masks, 0);

    assertRow(new double[] {0.5, -1}, example.input());
    ReferenceExample.Stage wide = example.stages().get(1);
    assertRow(new double[] {1, 0}, wide.input());
    assertRow(new double[] {1, 1, 2, -1}, wide.signal());
    // y = 3 * 1 - 2 + 0.5 = 1.5; delta3 = 2, delta2 = (6, 0, -2, 0): the first of equals won.
    assertRow(new double[] {6, 0, -2, 0}, wide.sensitivity());
    assertRow(new double[] {6, 0, 0, 0, -2, 0, 0, 0}, wide.gradients().get("wide.weight"));
    // de/dx1 = (6 - 4, -4), times the mask (4, 0).
    assertRow(new double[] {4, 0}, example.stages().get(0).sensitivity());
  }

  /** The mean over two examples, of which a mask drops all of the second. */
  @Test
  void aGradientIsTheMeanOverExamplesWithTheirMasks() {
    ReferenceMasks masks =
        (dropout, example) -> example == 0 ? Optional.empty() : Optional.of(new double[] {0, 0});
    double[] input = {2, -4};
    Map<String, double[]> gradient =
        reference.gradient(
            List.of(input, input),
            List.of(new double[] {1.25}, new double[] {2.5}),
            new Loss.Squared(),
            masks);

    // The second: s2 = (0, 1, 0, 0), x2 = (1, 0), y = 3.5, delta3 = 2, delta2 = (0, 6, -2, 0).
    assertRow(new double[] {1.75, 0.5}, gradient.get("layer2.weight"));
    assertRow(new double[] {0, 0, 1.5, -0.75, -0.5, 0.25, 0, 0}, gradient.get("wide.weight"));
    assertRow(new double[] {0, 6, -2, 0}, gradient.get("wide.bias"));
    assertRow(new double[] {0, -1}, gradient.get("unit1.slope"));
  }

  @Test
  void anActivationIsALayerWithoutParameters() {
    ReferenceNetwork alone =
        new ReferenceNetwork(
            CheckedNetwork.of("a: real", "y: real", "dense(1, abs, bias: false) -> softplus"),
            Map.of("layer1.weight", new double[] {-1}));
    ReferenceExample.Stage last =
        alone.example(new double[] {0}, new double[] {0}, new Loss.Squared()).stages().get(1);

    assertEquals("unit1", last.name());
    assertEquals(1, ((Layer.Activation) last.layer()).outputWidth());
    assertArrayEquals(new double[] {StrictMath.log(2)}, last.output(), 1e-16);
    // 2 ln 2 * 1/2.
    assertArrayEquals(new double[] {StrictMath.log(2)}, last.sensitivity(), 1e-16);
    assertEquals(Map.of(), last.gradients());
  }

  /** Of the same numbers, where -0 is 0. */
  private static void assertRow(double[] expected, double @Nullable [] actual) {
    double[] unsigned =
        actual == null ? new double[0] : Arrays.stream(actual).map(x -> x + 0.0).toArray();
    assertArrayEquals(expected, unsigned);
  }
}

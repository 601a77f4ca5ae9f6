package dev.nnlang.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every unit under every loss, in every place: gradients against differences of the own loss. */
final class ReferenceGradientTest {
  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  /** Leaves slack for third derivatives up to 1e3. */
  private static final double TOLERANCE = 1e-8;

  private static final int EXAMPLES = 3;

  private static final List<String> UNITS =
      List.of(
          "identity",
          "sigmoid",
          "tanh",
          "relu",
          "abs",
          "leaky_relu(0.1)",
          "prelu(0.25)",
          "maxout(2)",
          "softplus",
          "hard_tanh");

  private static final Loss CROSS_ENTROPY = new Loss.CrossEntropy();
  private static final Loss HINGE = new Loss.Hinge();

  /** Losses that take any output. */
  private static final List<Loss> OF_REALS =
      List.of(new Loss.Squared(), new Loss.Absolute(), new Loss.Huber(0.5));

  /** What comes after the hidden layers. */
  private record Head(String output, String unit, Loss loss) {}

  private record Case(String layers, String output, Loss loss) {
    @Override
    public String toString() {
      return layers + " under " + loss.spelling() + " of " + output;
    }
  }

  private static List<Head> heads() {
    List<Head> heads =
        new ArrayList<>(
            List.of(
                new Head("y: one_of(a, b, c)", "softmax", CROSS_ENTROPY),
                new Head("y, z: boolean", "sigmoid", CROSS_ENTROPY),
                new Head("y, z: real in 0..1", "sigmoid", CROSS_ENTROPY),
                new Head("y: one_of(a, b, c)", "softmax", new Loss.Squared()),
                new Head("y, z: boolean", "identity", HINGE),
                new Head("y: one_of(a, b, c)", "identity", HINGE),
                new Head("y: one_of(a, b, c)", "tanh", HINGE)));
    OF_REALS.forEach(loss -> heads.add(new Head("y, z: real", "identity", loss)));
    return heads;
  }

  static Stream<Case> hidden() {
    return UNITS.stream()
        .flatMap(
            unit ->
                heads().stream()
                    .map(
                        head ->
                            new Case(
                                "dense(4, " + unit + ") -> dense(_, " + head.unit + ")",
                                head.output,
                                head.loss)));
  }

  /** Last in a dense layer, alone and last, alone and first, alone behind another unit. */
  static Stream<Case> elsewhere() {
    return UNITS.stream()
        .flatMap(
            unit ->
                Stream.of(
                        "dense(3, tanh) -> dense(_, " + unit + ")",
                        "dense(" + (unit.startsWith("maxout") ? 4 : 2) + ", tanh) -> " + unit,
                        unit + " -> dense(3, tanh) -> dense(_)",
                        "dense(4, softplus) -> " + unit + " -> dense(_)")
                    .flatMap(
                        layers ->
                            OF_REALS.stream().map(loss -> new Case(layers, "y, z: real", loss))));
  }

  static Stream<Case> dropped() {
    return UNITS.stream()
        .map(
            unit ->
                new Case(
                    "dropout(20%) -> dense(4, "
                        + unit
                        + ") -> dropout(50%) -> dropout(20%) -> dense(4) -> dropout(10%) -> "
                        + unit
                        + " -> dense(_, softmax)",
                    "y: one_of(a, b, c)",
                    CROSS_ENTROPY));
  }

  @ParameterizedTest
  @MethodSource({"hidden", "elsewhere"})
  void agreesWithDifferences(Case model) {
    check(model, ReferenceMasks.NONE);
  }

  /** Every dropout of every example has a mask of its own, the second of the chain has none. */
  @ParameterizedTest
  @MethodSource("dropped")
  void agreesWithDifferencesUnderDropout(Case model) {
    check(
        model,
        (dropout, example) ->
            dropout == 1
                ? Optional.empty()
                : Optional.of(
                    new SplittableRandom(10L * dropout + example)
                        .doubles(4)
                        .map(draw -> draw < 0.3 ? 0 : 1 / 0.7)
                        .toArray()));
  }

  private static void check(Case model, ReferenceMasks masks) {
    RandomGenerator random = new SplittableRandom(7);
    Network network = CheckedNetwork.of("x[4]: real", model.output, model.layers);
    Map<String, double[]> parameters = parameters(network, random);
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < EXAMPLES; n++) {
      inputs.add(gaussians(4, random));
      targets.add(target(network, model.loss, random));
    }
    ReferenceNetwork reference = new ReferenceNetwork(network, parameters);
    Map<String, double[]> gradient = reference.gradient(inputs, targets, model.loss, masks);

    assertEquals(List.copyOf(parameters.keySet()), List.copyOf(gradient.keySet()));
    parameters.forEach(
        (name, values) -> {
          for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + H;
            double above = reference.error(inputs, targets, model.loss, masks);
            values[i] = value - H;
            double below = reference.error(inputs, targets, model.loss, masks);
            values[i] = value;
            double exact = gradient.getOrDefault(name, new double[0])[i];
            assertEquals((above - below) / (2 * H), exact, TOLERANCE, name + " " + i);
          }
        });
  }

  /** All learned parameters, in the order of the weights file. */
  private static Map<String, double[]> parameters(Network network, RandomGenerator random) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dense dense) {
        parameters.put(dense.name() + ".weight", gaussians(dense.fanIn() * dense.fanOut(), random));
        parameters.put(dense.name() + ".bias", gaussians(dense.fanOut(), random));
        if (dense.unit() instanceof Unit.PRelu) {
          parameters.put(dense.name() + ".slope", gaussians(dense.fanOut(), random));
        }
      } else if (layer instanceof Layer.Activation alone && alone.unit() instanceof Unit.PRelu) {
        parameters.put(alone.name() + ".slope", gaussians(alone.inputWidth(), random));
      }
    }
    return parameters;
  }

  private static double[] gaussians(int count, RandomGenerator random) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextGaussian();
    }
    return numbers;
  }

  private static double[] target(Network network, Loss loss, RandomGenerator random) {
    double[] target = new double[network.outputWidth()];
    if (network.task() == Task.CLASSIFICATION) {
      target[random.nextInt(target.length)] = 1;
    } else if (network.task() == Task.REGRESSION) {
      for (int j = 0; j < target.length; j++) {
        target[j] = loss.equals(CROSS_ENTROPY) ? random.nextDouble() : random.nextGaussian();
      }
    } else {
      for (int j = 0; j < target.length; j++) {
        target[j] = random.nextInt(2);
      }
    }
    return target;
  }
}

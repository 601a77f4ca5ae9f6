package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The example of the notes, ties, and a network of every hidden unit. */
final class MaxoutTest {
  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  private static final double TO_DIFFERENCES = 1e-7;

  /** Sums of some dozen terms near 1, each rounded to 1.1e-16, through eleven layers. */
  private static final double TO_REFERENCE = 1e-12;

  private static final double[] SIGNALS = {1.2, -0.5, 3.0, 0.9, 2.1, -1.1};
  private static final double[] LARGEST = {1.2, 3.0, 2.1};

  private static String text(String name, String layers) {
    return """
        nn 1
        model %s {
          precision: double
          input z[6]: real
          output y[3]: real
          layers: %s
        }
        data d { from: csv("d.csv") }
        train %1$s on d { loss: squared  stop: epochs >= 1 }
        """
        .formatted(name, layers);
  }

  /** Within a layer, behind one, first of all, and behind another unit alone. */
  private static List<GeneratedModel> places() {
    return GeneratedModel.of(
        List.of(
            text("Within", "dense(3, maxout(2))"),
            text("Behind", "dense(6) -> maxout(2)"),
            text("First", "maxout(2) -> dense(3)"),
            text("Alone", "dense(6) -> identity -> maxout(2) -> dense(3)")));
  }

  private static <R> LearnerProbe<R> probe(Network<R> network, double[] input, double[] target) {
    for (Tensor tensor : network.tensors()) {
      tensor.write(
          tensor.shape().length == 2 ? identity(tensor.shape()) : new double[tensor.size()]);
    }
    return new LearnerProbe<>(network, new ExampleRows(List.of(input), List.of(target)));
  }

  private static double[] identity(int[] shape) {
    assertEquals(shape[0], shape[1]);
    double[] weights = new double[shape[0] * shape[0]];
    for (int i = 0; i < shape[0]; i++) {
      weights[i * shape[0] + i] = 1;
    }
    return weights;
  }

  @Test
  void theExampleOfTheNotesComesOutInEveryPlace() {
    for (GeneratedModel model : places()) {
      LearnerProbe<?> probe = probe(model.newNetwork(), SIGNALS, new double[3]);
      assertArrayEquals(LARGEST, probe.predict(SIGNALS), model.text());
      probe.error();
      assertArrayEquals(LARGEST, probe.output(0), model.text());
    }
  }

  /** de/dy = 2 (y - 0) = 2 y reaches one signal of each pair: where both are equal, the first. */
  @Test
  void tiesGoToTheFirst() {
    double[] tied = {2, 2, -1, 3, 0.5, 0.5};
    for (GeneratedModel model : places()) {
      if (model.toString().equals("First")) {
        continue;
      }
      Map<String, double[]> gradient = probe(model.newNetwork(), tied, new double[3]).gradient();
      assertArrayEquals(
          new double[] {4, 0, 0, 6, 1, 0},
          gradient.getOrDefault("layer1.bias", new double[0]),
          model.text());
    }
  }

  @Test
  void everyHiddenUnitOfTheExampleFileHasTheRightGradient() throws IOException {
    GeneratedModel model = GeneratedModel.of(units());
    checkGradient(model, model.newNetwork());
  }

  private static String units() throws IOException {
    Path file = Path.of("src/test/resources/examples/units.nn");
    return Files.readString(file, StandardCharsets.UTF_8)
        + "data d { from: csv(\"d.csv\") }\n"
        + "train Units on d { loss: squared  stop: epochs >= 1 }\n";
  }

  /** Seed 4 of the rows and parameters keeps every difference on one side of every kink. */
  private static <R> void checkGradient(GeneratedModel model, Network<R> network) {
    SplittableRandom random = new SplittableRandom(4);
    Loss loss = model.plan().loss();
    ExampleRows rows = ExampleRows.random(model.model().network(), 4, random);
    LearnerProbe.drawParameters(network, rows, random);
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    ReferenceNetwork reference =
        new ReferenceNetwork(model.model().network(), ReferenceTraining.parameters(network));
    Map<String, double[]> gradient = probe.gradient();
    reference
        .gradient(rows.inputs(), rows.targets(), loss)
        .forEach(
            (name, due) ->
                assertArrayEquals(
                    due, gradient.getOrDefault(name, new double[0]), TO_REFERENCE, name));
    List<String> far = new ArrayList<>();
    for (Tensor tensor : network.tensors()) {
      double[] exact = gradient.getOrDefault(tensor.name(), new double[0]);
      for (int i = 0; i < exact.length; i++) {
        double value = tensor.get(i);
        tensor.set(i, value + H);
        double above = probe.error();
        tensor.set(i, value - H);
        double below = probe.error();
        tensor.set(i, value);
        if (!(Math.abs((above - below) / (2 * H) - exact[i]) <= TO_DIFFERENCES)) {
          far.add(tensor.name() + "[" + i + "]");
        }
      }
    }
    assertEquals(List.of(), far);
  }
}

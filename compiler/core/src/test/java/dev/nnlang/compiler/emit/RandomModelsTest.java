package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Random legal models, from their text on: losses, outputs and the gradient of every parameter
 * against the reference, and against differences that know nothing of backpropagation.
 *
 * <p>{@code -Pdifferential} takes 20,000 models instead of 500, {@code -Dnnc.random.models=N} N.
 */
final class RandomModelsTest {
  private static final int MODELS =
      Integer.getInteger("nnc.random.models", Campaign.size(500, 20_000));
  private static final int PER_JAVAC = 30;

  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  /** Leaves slack for third derivatives up to 1e4 and losses up to 1e3. */
  private static final double TO_DIFFERENCES = 1e-7;

  /** Sums of at most some thousand terms near 1, each rounded to 1.1e-16. */
  private static final double TO_REFERENCE = 1e-12;

  /** The same with terms rounded to 6e-8. */
  private static final double FLOAT_TO_REFERENCE = 1e-5;

  /** How far a signal near 1, a sum of at most some hundred terms, may be rounded. */
  private static final double FLOAT_ROUNDING = 1e-5;

  private static final int MOST_DRAWS = 20;

  private int draws;
  private double fromReference;
  private double fromDifferences;

  /** Models {@code first .. first + count - 1}; the number of a model is its seed. */
  private static List<GeneratedModel> models(String precision, int first, int count) {
    List<String> texts = new ArrayList<>();
    for (int seed = first; seed < first + count; seed++) {
      texts.add(RandomModel.text("M" + seed, precision, new SplittableRandom(seed)));
    }
    return GeneratedModel.of(texts);
  }

  @Test
  void doubleGradientsAgreeWithDifferencesAndReference() {
    for (int first = 0; first < MODELS; first += PER_JAVAC) {
      int count = Math.min(PER_JAVAC, MODELS - first);
      List<GeneratedModel> models = models("double", first, count);
      for (int i = 0; i < count; i++) {
        checkDouble(models.get(i), models.get(i).newNetwork(), first + i);
        Campaign.progress("random models", first + i + 1, MODELS);
      }
    }
    System.out.printf(
        "random models: seeds 0..%d, %d draws, %d of them across a kink,"
            + " at most %.1e from the reference and %.1e from differences%n",
        MODELS - 1, draws, draws - MODELS, fromReference, fromDifferences);
    // A draw is wasted where one of some hundred signals near 1 is within H of a kink: about one in
    // a thousand.
    assertTrue(draws <= MODELS + MODELS / 100 + 3, draws + " draws for " + MODELS + " models");
  }

  private <R> void checkDouble(GeneratedModel model, Network<R> network, int seed) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      draws++;
      Setting<R> setting = new Setting<>(model, network, seed, draw, false);
      setting.compareWithReference(TO_REFERENCE);
      setting.predictsWhatItLearnsFrom();
      if (setting.agreesWithDifferences()) {
        return;
      }
    }
    throw new AssertionError("model " + seed + " is all kinks");
  }

  @Test
  void floatsAgreeWithTheReferenceAsFarAsFloatsCan() {
    int count = Math.max(1, MODELS / 6);
    for (int first = 0; first < count; first += PER_JAVAC) {
      int some = Math.min(PER_JAVAC, count - first);
      List<GeneratedModel> floats = models("float", first, some);
      for (int i = 0; i < some; i++) {
        checkFloat(floats.get(i), floats.get(i).newNetwork(), first + i);
        Campaign.progress("random models in float", first + i + 1, count);
      }
    }
    System.out.printf(
        "random models in float: seeds 0..%d, at most %.1e from the reference%n",
        count - 1, fromReference);
  }

  /** Rounding must not move a signal across a kink. */
  private <R> void checkFloat(GeneratedModel model, Network<R> network, int seed) {
    for (int draw = 0; draw < 5 * MOST_DRAWS; draw++) {
      Setting<R> setting = new Setting<>(model, network, seed, draw, true);
      if (setting.kinks().nearest() > FLOAT_ROUNDING) {
        setting.compareWithReference(FLOAT_TO_REFERENCE);
        setting.predictsWhatItLearnsFrom();
        return;
      }
    }
    throw new AssertionError("model " + seed + " is all kinks");
  }

  /** A network with drawn parameters and examples. */
  private final class Setting<R> {
    private final GeneratedModel model;
    private final Network<R> network;
    private final String what;
    private final Loss loss;
    private final ExampleRows rows;
    private final LearnerProbe<R> probe;
    private final Map<String, double[]> gradient;

    Setting(GeneratedModel model, Network<R> network, int seed, int draw, boolean floats) {
      this.model = model;
      this.network = network;
      this.what = "seed %d, draw %d of\n%s".formatted(seed, draw, model.text());
      this.loss = model.plan().loss();
      RandomGenerator random = new SplittableRandom(1_000_003L * seed + draw);
      ExampleRows drawn =
          ExampleRows.random(model.model().network(), 1 + random.nextInt(5), random);
      this.rows = floats ? drawn.rounded() : drawn;
      LearnerProbe.drawParameters(network, rows, random);
      this.probe = new LearnerProbe<>(network, rows);
      this.gradient = probe.gradient();
    }

    private Map<String, double[]> parameters() {
      Map<String, double[]> parameters = new LinkedHashMap<>();
      network.tensors().forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
      return parameters;
    }

    Kinks kinks() {
      return Kinks.of(model.model().network(), parameters(), rows, loss);
    }

    void compareWithReference(double tolerance) {
      ReferenceNetwork reference = new ReferenceNetwork(model.model().network(), parameters());
      double error = reference.error(rows.inputs(), rows.targets(), loss);
      compare("loss", new double[] {error}, new double[] {probe.error()}, tolerance);
      for (int row = 0; row < rows.size(); row++) {
        compare(
            "outputs",
            reference.predict(rows.inputs().get(row)),
            probe.predict(rows.inputs().get(row)),
            tolerance);
      }
      Map<String, double[]> expected = reference.gradient(rows.inputs(), rows.targets(), loss);
      assertEquals(expected.keySet(), gradient.keySet(), what);
      gradient.forEach(
          (name, actual) -> {
            double[] due = expected.getOrDefault(name, new double[0]);
            compare(name, due, actual, tolerance);
          });
    }

    /** Within {@code tolerance} of the largest number beside it, or of 1. */
    private void compare(String name, double[] expected, double[] actual, double tolerance) {
      double scale = 1;
      for (double value : expected) {
        scale = Math.max(scale, Math.abs(value));
      }
      assertArrayEquals(expected, actual, tolerance * scale, () -> name + ", " + what);
      for (int i = 0; i < expected.length; i++) {
        fromReference = Math.max(fromReference, Math.abs(expected[i] - actual[i]) / scale);
      }
    }

    /**
     * The outputs in training and in prediction have the same bits, and hits are counted on them.
     */
    void predictsWhatItLearnsFrom() {
      probe.error();
      for (int row = 0; row < rows.size(); row++) {
        double[] output = probe.output(row);
        assertArrayEquals(output, probe.predict(rows.inputs().get(row)), what);
        boolean right = isRight(output, rows.targets().get(row));
        assertEquals(right, probe.hit(row), () -> "hit, " + what);
      }
    }

    private boolean isRight(double[] output, double[] target) {
      Task task = model.model().network().task();
      if (task == Task.CLASSIFICATION) {
        int best = 0;
        for (int j = 1; j < output.length; j++) {
          best = output[j] > output[best] ? j : best;
        }
        return target[best] == 1;
      }
      boolean right = task != Task.REGRESSION;
      for (int j = 0; j < output.length; j++) {
        right &= (output[j] >= network.signature().threshold()) == (target[j] == 1);
      }
      return right;
    }

    /** False where a difference straddles a kink, which says nothing. */
    boolean agreesWithDifferences() {
      for (Tensor tensor : network.tensors()) {
        if (!tensor.learned()) {
          continue;
        }
        double[] exact = gradient.getOrDefault(tensor.name(), new double[0]);
        assertEquals(tensor.size(), exact.length, what);
        for (int i = 0; i < exact.length; i++) {
          double near = difference(tensor, i, H);
          // Where third derivatives are large: without the h^2 of the truncation.
          double difference =
              Math.abs(near - exact[i]) > TO_DIFFERENCES * Math.max(1, Math.abs(exact[i]))
                  ? (4 * near - difference(tensor, i, 2 * H)) / 3
                  : near;
          double scale = Math.max(1, Math.abs(exact[i]));
          double tolerance = TO_DIFFERENCES * scale;
          if (Math.abs(difference - exact[i]) > tolerance && straddlesAKink(tensor, i)) {
            return false;
          }
          String place = tensor.name() + "[" + i + "], " + what;
          assertEquals(difference, exact[i], tolerance, () -> place);
          fromDifferences = Math.max(fromDifferences, Math.abs(difference - exact[i]) / scale);
        }
      }
      return true;
    }

    private double difference(Tensor tensor, int i, double h) {
      double value = tensor.get(i);
      tensor.set(i, value + h);
      double above = probe.error();
      tensor.set(i, value - h);
      double below = probe.error();
      tensor.set(i, value);
      return (above - below) / (2 * h);
    }

    private boolean straddlesAKink(Tensor tensor, int i) {
      double value = tensor.get(i);
      tensor.set(i, value + 2 * H);
      List<Integer> above = kinks().sides();
      tensor.set(i, value - 2 * H);
      List<Integer> below = kinks().sides();
      tensor.set(i, value);
      return !above.equals(below);
    }
  }
}

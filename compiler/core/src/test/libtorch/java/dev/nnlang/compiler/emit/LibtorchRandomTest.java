package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random models of dense layers and units against libtorch: outputs, gradients, and the error over
 * a hundred updates.
 */
final class LibtorchRandomTest {
  private static final int MODELS = Campaign.size(100, 1_000);
  private static final int PER_JAVAC = 50;
  private static final int UPDATES = 100;
  private static final int ROWS = 11;
  private static final int BATCH = 4;

  /** Both sides round sums of at most some hundred terms near 1 to 6e-8, in another order. */
  private static final double ONE_PASS = 1e-5;

  /** The same a hundred times over, each update beginning where the one before ended. */
  private static final double TRAINED = 1e-4;

  /** Where a float may take the other side of a kink, what follows is another training. */
  private static final Pattern KINKS =
      Pattern.compile("relu|abs|maxout|hard_tanh|loss: (hinge|absolute|huber)");

  /** How far rounding may move a signal near 1; nothing may be across a kink for that. */
  private static final double FLOAT_ROUNDING = 1e-5;

  private static final int MOST_DRAWS = 100;

  @BeforeAll
  static void load() {
    String failure = "";
    try {
      System.out.println("libtorch: " + Engine.getEngine("PyTorch").getVersion());
    } catch (EngineException | LinkageError e) {
      failure = "no libtorch here, so nothing is compared with it: " + e;
      System.out.println(failure);
    }
    assumeTrue(failure.isEmpty(), failure);
  }

  @Test
  void outputsAndGradientsAreLibtorchs() {
    compare(
        "libtorch",
        LibtorchRandomTest::isExpressible,
        model -> distance(model, model.newNetwork()),
        ONE_PASS);
  }

  @Test
  void aHundredUpdatesLeaveTheErrorsOfLibtorch() {
    compare(
        "libtorch, " + UPDATES + " updates",
        text -> isExpressible(text) && !KINKS.matcher(text).find(),
        model -> distanceOfTraining(model, model.newNetwork()),
        TRAINED);
  }

  /** The first models that {@code are} fit for it, and how far each of them is off. */
  private static void compare(
      String what,
      Predicate<String> are,
      ToDoubleFunction<GeneratedModel> distance,
      double tolerance) {
    double farthest = 0;
    int seed = 0;
    for (int done = 0; done < MODELS; ) {
      List<String> texts = new ArrayList<>();
      while (texts.size() < Math.min(PER_JAVAC, MODELS - done)) {
        String text = RandomModel.text("M" + seed, "float", new SplittableRandom(seed));
        seed++;
        if (are.test(text)) {
          texts.add(trained(text, texts.size()));
        }
      }
      for (GeneratedModel model : GeneratedModel.of(texts)) {
        double far = distance.applyAsDouble(model);
        assertTrue(far <= tolerance, () -> "off by " + far + ", " + model.text());
        farthest = Math.max(farthest, far);
        done++;
        Campaign.progress(what, done, MODELS);
      }
    }
    System.out.println(
        what + ": " + MODELS + " models among seeds 0.." + (seed - 1) + ", at most " + farthest);
  }

  private static boolean isMomentum(String text) {
    return text.contains("momentum");
  }

  private static String trained(String text, int number) {
    String optimizer = number % 2 == 0 ? "sgd(momentum: 0.9)" : "adam";
    return text.replace(
            "optimizer: sgd  batch: 2  rate: 0.1",
            "optimizer: " + optimizer + "  batch: " + BATCH + "  rate: 1e-3  shuffle: false")
        .replace("epochs >= 1 ", "epochs >= 1000 ");
  }

  /** Of the error after each epoch. */
  private static <R> double distanceOfTraining(GeneratedModel model, Network<R> network) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(71)).rounded();
    Trainer.of(network, model.training()).maxUpdates(0).train(rows);
    try (NDManager manager = NDManager.newBaseManager()) {
      TorchNetwork torch =
          new TorchNetwork(
              model.model().network(),
              model.plan().loss(),
              ReferenceTraining.parameters(network),
              manager);
      TorchOptimizer optimizer =
          isMomentum(model.text())
              ? new TorchOptimizer.Sgd(1e-3f, 0.9f, false, manager)
              : new TorchOptimizer.Adam(1e-3f, 0, false, manager);
      List<Double> due = new ArrayList<>();
      for (int update = 0, from = 0; update < UPDATES; update++) {
        int to = Math.min(from + BATCH, ROWS);
        torch.update(rows.part(from, to), optimizer);
        from = to == ROWS ? 0 : to;
        if (from == 0) {
          due.add(torch.pass(rows).error());
        }
      }
      List<Double> errors = new ArrayList<>();
      Trainer.of(network, model.training())
          .maxUpdates(UPDATES)
          .listener(progress -> errors.add(progress.error()))
          .train(rows);
      assertEquals(due.size(), errors.size());
      double far = 0;
      for (int epoch = 0; epoch < due.size(); epoch++) {
        far = Math.max(far, relative(due.get(epoch), errors.get(epoch), 1));
      }
      return far;
    }
  }

  /** Input layers learn nothing there, and masks are drawn otherwise. */
  private static boolean isExpressible(String text) {
    return !text.contains("scale(") && !text.contains("standardize") && !text.contains("dropout");
  }

  private static <R> double distance(GeneratedModel model, Network<R> network) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      RandomGenerator random = new SplittableRandom(draw);
      ExampleRows rows =
          ExampleRows.random(model.model().network(), 1 + random.nextInt(9), random).rounded();
      LearnerProbe.drawParameters(network, rows, random);
      Map<String, double[]> parameters = ReferenceTraining.parameters(network);
      Kinks kinks = Kinks.of(model.model().network(), parameters, rows, model.plan().loss());
      if (kinks.nearest() > FLOAT_ROUNDING) {
        return distance(model, new LearnerProbe<>(network, rows), parameters, rows);
      }
    }
    throw new AssertionError("all kinks: " + model.text());
  }

  private static double distance(
      GeneratedModel model,
      LearnerProbe<?> probe,
      Map<String, double[]> parameters,
      ExampleRows rows) {
    try (NDManager manager = NDManager.newBaseManager()) {
      TorchNetwork.Pass pass =
          new TorchNetwork(model.model().network(), model.plan().loss(), parameters, manager)
              .pass(rows);
      double far = relative(pass.error(), probe.error(), 1);
      for (int row = 0; row < rows.size(); row++) {
        far = Math.max(far, farthest(pass.outputs().get(row), probe.output(row)));
      }
      Map<String, double[]> gradient = probe.gradient();
      assertEquals(pass.gradients().keySet(), gradient.keySet());
      for (Map.Entry<String, float[]> due : pass.gradients().entrySet()) {
        double[] is = gradient.getOrDefault(due.getKey(), new double[0]);
        far = Math.max(far, farthest(due.getValue(), is));
      }
      return far;
    }
  }

  /** Beside the largest number of its kind, or 1. */
  private static double farthest(float[] due, double[] is) {
    double scale = 1;
    for (float value : due) {
      scale = Math.max(scale, Math.abs(value));
    }
    double far = 0;
    for (int i = 0; i < due.length; i++) {
      far = Math.max(far, relative(due[i], is[i], scale));
    }
    return far;
  }

  private static double relative(double expected, double actual, double scale) {
    return Math.abs(expected - actual) / Math.max(scale, Math.abs(expected));
  }
}

package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated classes against libtorch and its autograd, which share no code with this house. */
final class LibtorchTest {
  private static final int UPDATES = 100;

  /** Both sides round sums of some dozen terms near 1 to 6e-8, in another order. */
  private static final double ONE_PASS = 1e-5;

  /** The same a hundred times over, each update beginning where the one before ended. */
  private static final double TRAINED = 1e-4;

  private static final List<String> UNITS =
      List.of(
          "identity",
          "sigmoid",
          "tanh",
          "relu",
          "abs",
          "leaky_relu(0.1)",
          "prelu",
          "maxout(3)",
          "softplus",
          "hard_tanh");

  /** Smooth, since a float may take the other side of a kink; see {@link OptimizersTest}. */
  private static final String TRAINED_LAYERS =
      "dense(6, tanh) -> dense(5, softplus) -> dense(4, sigmoid) -> ";

  private record Model(String layers, String output, String loss, String settings) {
    String text(String name) {
      return """
          nn 1
          model %s {
            input x[5]: real
            output %s
            layers: %s
          }
          data d { from: csv("d.csv") }
          train %1$s on d { loss: %s  %s  stop: epochs >= 1000  shuffle: false }
          """
          .formatted(name, output, layers, loss, settings);
    }

    @Override
    public String toString() {
      return layers + " under " + loss + " of " + output.substring(output.indexOf(':') + 2);
    }
  }

  /** An optimizer of the language and who stands for it. */
  private record Rival(String spelling, String who, Function<NDManager, TorchOptimizer> of) {}

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

  private static List<Model> everyUnitAndLoss() {
    List<Model> models = new ArrayList<>();
    for (String unit : UNITS) {
      models.add(new Model("dense(6, " + unit + ") -> dense(_)", "y, z: real", "squared", ""));
      models.add(
          new Model(
              "dense(6, tanh) -> " + unit + " -> dense(_, softmax)",
              "y: one_of(a, b, c)",
              "cross_entropy",
              ""));
    }
    String hidden = "dense(6, tanh) -> ";
    models.add(new Model(hidden + "dense(_, sigmoid)", "y, z: boolean", "cross_entropy", ""));
    models.add(new Model(hidden + "dense(_, softmax)", "y: one_of(a, b, c)", "squared", ""));
    models.add(new Model(hidden + "dense(_)", "y: one_of(a, b, c)", "hinge", ""));
    models.add(new Model(hidden + "dense(_, tanh)", "y, z: boolean", "hinge", ""));
    models.add(new Model(hidden + "dense(_)", "y, z: real", "absolute", ""));
    models.add(new Model(hidden + "dense(_)", "y, z: real", "huber(0.5)", ""));
    return models;
  }

  @Test
  void outputsAndGradientsAreLibtorchs() {
    List<Model> cases = everyUnitAndLoss();
    List<GeneratedModel> models = models(cases);
    double farthest = 0;
    for (int i = 0; i < models.size(); i++) {
      double far = distanceOfOnePass(models.get(i), models.get(i).newNetwork());
      System.out.printf("%-80s | %8.1e%n", cases.get(i), far);
      farthest = Math.max(farthest, far);
    }
    assertTrue(farthest <= ONE_PASS, "off by " + farthest);
  }

  private static List<GeneratedModel> models(List<Model> cases) {
    return GeneratedModel.of(
        IntStream.range(0, cases.size()).mapToObj(i -> cases.get(i).text("Case" + i)).toList());
  }

  private static ExampleRows rows(GeneratedModel model) {
    return ExampleRows.random(model.model().network(), 23, new SplittableRandom(61)).rounded();
  }

  private static <R> double distanceOfOnePass(GeneratedModel model, Network<R> network) {
    ExampleRows rows = rows(model);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(62));
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    try (NDManager manager = NDManager.newBaseManager()) {
      TorchNetwork.Pass pass = torch(model, network, manager).pass(rows);
      double far = relative(pass.error(), probe.error());
      for (int row = 0; row < rows.size(); row++) {
        float[] due = pass.outputs().get(row);
        for (int j = 0; j < due.length; j++) {
          far = Math.max(far, relative(due[j], probe.output(row)[j]));
        }
      }
      return Math.max(far, distance(pass.gradients(), probe.gradient()));
    }
  }

  private static TorchNetwork torch(GeneratedModel model, Network<?> network, NDManager manager) {
    return new TorchNetwork(
        model.model().network(),
        model.plan().loss(),
        ReferenceTraining.parameters(network),
        manager);
  }

  /** DJL's own where it has PyTorch's formula, or one that differs in the place of epsilon. */
  private static List<Rival> rivals() {
    return List.of(
        new Rival("sgd", "DJL", manager -> djlSgd(0)),
        new Rival("sgd(momentum: 0.9)", "DJL", manager -> djlSgd(0.9f)),
        new Rival("adam", "DJL", manager -> djlAdam()),
        new Rival("adamw", "DJL", manager -> djlAdamW()),
        new Rival("sgd", "PyTorch", m -> new TorchOptimizer.Sgd(0.01f, 0, false, m)),
        new Rival(
            "sgd(momentum: 0.9)", "PyTorch", m -> new TorchOptimizer.Sgd(0.01f, 0.9f, false, m)),
        new Rival(
            "nesterov(momentum: 0.9)",
            "PyTorch",
            m -> new TorchOptimizer.Sgd(0.01f, 0.9f, true, m)),
        new Rival("adagrad", "PyTorch", m -> new TorchOptimizer.AdaGrad(0.01f, m)),
        new Rival("rmsprop", "PyTorch", m -> new TorchOptimizer.RmsProp(0.01f, m)),
        new Rival("adam", "PyTorch", m -> new TorchOptimizer.Adam(0.01f, 0, false, m)),
        new Rival(
            "adam(weight_decay: 0.02)",
            "PyTorch",
            m -> new TorchOptimizer.Adam(0.01f, 0.02f, false, m)),
        new Rival("adamw", "PyTorch", m -> new TorchOptimizer.Adam(0.01f, 0.01f, true, m)));
  }

  private static TorchOptimizer djlSgd(float momentum) {
    return new TorchOptimizer.Djl(
        Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).optMomentum(momentum).build());
  }

  private static TorchOptimizer djlAdam() {
    return new TorchOptimizer.Djl(
        Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build());
  }

  private static TorchOptimizer djlAdamW() {
    return new TorchOptimizer.Djl(
        Optimizer.adamW().optLearningRateTracker(Tracker.fixed(0.01f)).build());
  }

  @Test
  void aHundredUpdatesAreLibtorchs() {
    List<Model> cases = new ArrayList<>();
    for (Rival rival : rivals()) {
      String settings = "optimizer: " + rival.spelling() + "  rate: 0.01  batch: 6";
      cases.add(
          new Model(
              TRAINED_LAYERS + "dense(_, softmax)",
              "y: one_of(a, b, c)",
              "cross_entropy",
              settings));
      cases.add(new Model(TRAINED_LAYERS + "dense(_)", "y, z: real", "squared", settings));
    }
    List<GeneratedModel> models = models(cases);
    for (int i = 0; i < models.size(); i++) {
      Rival rival = rivals().get(i / 2);
      double far = distanceOfTraining(models.get(i), models.get(i).newNetwork(), rival);
      System.out.printf(
          "%-26s | %-7s | %-13s | %8.1e%n",
          rival.spelling(), rival.who(), cases.get(i).loss(), far);
      assertTrue(far <= TRAINED, () -> rival + " is off by " + far);
    }
  }

  /** Of the error after each epoch, and of the weights at the end. */
  private static <R> double distanceOfTraining(
      GeneratedModel model, Network<R> network, Rival rival) {
    ExampleRows rows = rows(model);
    Trainer.of(network, model.training()).maxUpdates(0).train(rows);
    try (NDManager manager = NDManager.newBaseManager()) {
      TorchNetwork torch = torch(model, network, manager);
      TorchOptimizer optimizer = rival.of().apply(manager);
      List<Double> due = new ArrayList<>();
      for (int update = 0, from = 0; update < UPDATES; update++) {
        int to = Math.min(from + 6, rows.size());
        torch.update(rows.part(from, to), optimizer);
        from = to == rows.size() ? 0 : to;
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
      double far = distance(torch.weights(), ReferenceTraining.parameters(network));
      for (int epoch = 0; epoch < due.size(); epoch++) {
        far = Math.max(far, relative(due.get(epoch), errors.get(epoch)));
      }
      return far;
    }
  }

  private static double distance(Map<String, float[]> expected, Map<String, double[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    double far = 0;
    for (Map.Entry<String, float[]> due : expected.entrySet()) {
      double[] values = actual.getOrDefault(due.getKey(), new double[0]);
      for (int i = 0; i < values.length; i++) {
        far = Math.max(far, relative(due.getValue()[i], values[i]));
      }
    }
    return far;
  }

  private static double relative(double expected, double actual) {
    return Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
  }
}

package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hundred updates by the generated class and the trainer against a hundred of the reference: all
 * optimizers, schedules and penalties.
 */
final class OptimizersTest {
  private static final int UPDATES = 100;

  /** Both sides round each of some hundred thousand operations on numbers near 1 to 1.1e-16. */
  private static final double DOUBLE = 1e-10;

  /** The same with 6e-8 each; what a rounding starts, an update carries on. */
  private static final double FLOAT = 1e-4;

  /** Batches of 6, 6, 6 and 5. */
  private static final int ROWS = 23;

  private static final List<String> ELEMENTWISE =
      List.of(
          "sgd",
          "sgd(momentum: 0.9)",
          "nesterov(momentum: 0.9)",
          "adagrad",
          "rmsprop",
          "adam",
          "adam(weight_decay: 0.02)",
          "adamw",
          "adamw(beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.1)");

  private static final List<String> SEARCHES = List.of("line_search", "lbfgs", "lbfgs(history: 3)");

  /** The largest rate of each is {@code %1$s}. */
  private static final List<String> SCHEDULES =
      List.of(
          "%1$s",
          "ramp(0 -> %1$s, 7 epochs)",
          "cosine(%1$s -> 0, 20 epochs)",
          "exponential(%1$s, 0.5 per 4 epochs)",
          "step(%1$s, 0.5 every 6 epochs)",
          "ramp(0 -> %1$s, 2.5 epochs) then constant(%1$s, 3 epochs)"
              + " then cosine(%1$s -> 0.001, 8 epochs)");

  private static final List<String> PENALTIES =
      List.of("l2(0.01)", "l1(0.003)", "max_norm(0.7)", "l2(0.01), l1(0.003), max_norm(0.8)");

  /** Where a gradient makes a step, kinks may stand, and slopes to be learned. */
  private static final String ANY_UNITS =
      "dense(6, tanh) -> dense(4, maxout(2)) -> dense(5, prelu) -> dense(_)";

  /** A search compares errors: smooth units keep a rounding from making it take another step. */
  private static final String SMOOTH_UNITS = "dense(4, tanh) -> dense(3, softplus) -> dense(_)";

  /**
   * The pairs that lbfgs remembers are differences of neighbouring gradients, so that along flat
   * directions each update enlarges the roundings of those before it, by a third or so: networks of
   * three layers are 1e-3 apart after a hundred. This one is curved enough to be there before.
   */
  private static final String CURVED_UNITS = "dense(2, tanh) -> dense(_)";

  /** Where E_in is lowest but not 0, it is flat to its last bit for the square root of 2^-53. */
  private static final double FLAT = 1e-7;

  private record Setting(String layers, String optimizer, String rate, String more) {
    String text(String name, String precision) {
      return """
          nn 1
          model %s {
            precision: %s
            input x[4]: real
            output low, high: real
            layers: %s
          }
          data d { from: csv("d.csv") }
          train %1$s on d {
            loss: squared  optimizer: %s  rate: %s  %s  shuffle: false
            stop: epochs >= 1000
          }
          """
          .formatted(name, precision, layers, optimizer, rate, more);
    }

    @Override
    public String toString() {
      return optimizer + ", " + rate + ", " + more;
    }
  }

  /** How far two trainings came apart, at most. */
  private record Distance(double parameters, double errors) {}

  private static Setting elementwise(String optimizer, String schedule, String more) {
    // Momentum of 0.9 makes steps ten times as long; the others take steps of about the rate.
    String largest = optimizer.equals("sgd") ? "0.05" : "0.01";
    return new Setting(ANY_UNITS, optimizer, schedule.formatted(largest), "batch: 6  " + more);
  }

  /** Steps from batches, without kinks. */
  private static Setting smooth(String optimizer) {
    Setting setting = elementwise(optimizer, SCHEDULES.get(0), "");
    return new Setting(SMOOTH_UNITS, optimizer, setting.rate(), setting.more());
  }

  private static Setting search(String optimizer, String schedule, String more) {
    String layers = optimizer.equals("line_search") ? SMOOTH_UNITS : CURVED_UNITS;
    return new Setting(layers, optimizer, schedule.formatted("1"), "batch: all  " + more);
  }

  @Test
  void everyOptimizerUnderSomeSchedulesIsTheReferences() {
    compare(
        ELEMENTWISE.stream()
            .flatMap(
                optimizer -> Stream.of(2, 5).map(s -> elementwise(optimizer, SCHEDULES.get(s), "")))
            .toList());
  }

  @Test
  void everyScheduleIsTheReferences() {
    compare(
        Stream.of("sgd", "adam")
            .flatMap(optimizer -> SCHEDULES.stream().map(rate -> elementwise(optimizer, rate, "")))
            .toList());
  }

  @Test
  void everyPenaltyIsTheReferences() {
    compare(
        Stream.of("sgd(momentum: 0.9)", "adam")
            .flatMap(
                optimizer ->
                    PENALTIES.stream()
                        .map(
                            penalties ->
                                elementwise(
                                    optimizer, SCHEDULES.get(0), "regularize: " + penalties)))
            .toList());
  }

  private static void compare(List<Setting> settings) {
    List<GeneratedModel> models = models(settings, "double");
    for (int i = 0; i < models.size(); i++) {
      check(settings.get(i), models.get(i), random(models.get(i)), DOUBLE);
    }
  }

  /**
   * A float may take the other side of a kink, which for most optimizers changes little; but a
   * piece of maxout that wins for the first time is moved by three rates by adam, however small its
   * gradient is. So there are no kinks here.
   */
  @Test
  void floatsFollowTheDoublesOfTheReference() {
    List<Setting> settings = ELEMENTWISE.stream().map(OptimizersTest::smooth).toList();
    List<GeneratedModel> models = models(settings, "float");
    for (int i = 0; i < models.size(); i++) {
      check(settings.get(i), models.get(i), random(models.get(i)).rounded(), FLOAT);
    }
  }

  @Test
  void searchesAreTheReferences() {
    compareSearches(
        SEARCHES.stream()
            .flatMap(
                optimizer -> Stream.of(0, 1, 2).map(s -> search(optimizer, SCHEDULES.get(s), "")))
            .toList(),
        DOUBLE);
  }

  @Test
  void searchesLookAtPenaltiesToo() {
    compareSearches(
        List.of(
            search("line_search", "1", "regularize: l2(0.01), l1(0.003)"),
            search("line_search", "1", "regularize: max_norm(0.7)")),
        DOUBLE);
    compareSearches(List.of(search("lbfgs", "1", "regularize: l2(0.01)")), FLAT);
  }

  private static void compareSearches(List<Setting> settings, double tolerance) {
    List<GeneratedModel> models = models(settings, "double");
    for (int i = 0; i < models.size(); i++) {
      check(settings.get(i), models.get(i), searched(models.get(i)), tolerance);
    }
  }

  private static List<GeneratedModel> models(List<Setting> settings, String precision) {
    return GeneratedModel.of(
        IntStream.range(0, settings.size())
            .mapToObj(i -> settings.get(i).text("Setting" + i, precision))
            .toList());
  }

  private static ExampleRows random(GeneratedModel model) {
    return ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(41));
  }

  /**
   * Rows that the network can learn to the last bit, more of them than it has parameters, from
   * weights near those that it begins with. E_in has one lowest place nearby then, and is 0 there,
   * so that errors near it are exact to their own last bit.
   */
  private static ExampleRows searched(GeneratedModel model) {
    SplittableRandom random = new SplittableRandom(43);
    ExampleRows drawn = ExampleRows.random(model.model().network(), 60, random);
    Network<?> teacher = model.newNetwork();
    Trainer.of(teacher, model.training()).maxUpdates(0).train(drawn);
    Map<String, double[]> weights = ReferenceTraining.parameters(teacher);
    for (double[] values : weights.values()) {
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.2 * random.nextGaussian();
      }
    }
    ReferenceNetwork taught = new ReferenceNetwork(model.model().network(), weights);
    return new ExampleRows(drawn.inputs(), drawn.inputs().stream().map(taught::predict).toList());
  }

  private static void check(
      Setting setting, GeneratedModel model, ExampleRows rows, double tolerance) {
    Distance distance = distance(model, model.newNetwork(), rows);
    System.out.printf(
        "%-70s | %s | %8.1e | %8.1e%n",
        setting,
        tolerance == FLOAT ? "float " : "double",
        distance.parameters(),
        distance.errors());
    assertTrue(distance.parameters() <= tolerance, setting + ", parameters: " + distance);
    assertTrue(distance.errors() <= tolerance, setting + ", errors: " + distance);
  }

  private static <R> Distance distance(GeneratedModel model, Network<R> network, ExampleRows rows) {
    Trainer.of(network, model.training()).maxUpdates(0).train(rows);
    ReferenceTraining reference =
        new ReferenceTraining(
            model.model().network(),
            model.model().training().orElseThrow().phases().get(0),
            rows,
            ReferenceTraining.parameters(network));
    double before = reference.error();
    reference.update(UPDATES);
    List<Double> errors = new ArrayList<>();
    TrainingReport report =
        Trainer.of(network, model.training())
            .maxUpdates(UPDATES)
            .listener(progress -> errors.add(progress.error()))
            .train(rows);

    assertEquals(UPDATES, report.updates());
    assertEquals(reference.errors().size(), errors.size());
    assertTrue(errors.get(errors.size() - 1) < 0.95 * before, () -> "nothing learned: " + errors);
    double far = 0;
    for (int epoch = 0; epoch < errors.size(); epoch++) {
      far = Math.max(far, relative(reference.errors().get(epoch), errors.get(epoch)));
    }
    return new Distance(farthest(reference.parameters(), network), far);
  }

  private static double farthest(Map<String, double[]> expected, Network<?> network) {
    double far = 0;
    for (Tensor tensor : network.tensors()) {
      double[] due = expected.getOrDefault(tensor.name(), new double[0]);
      for (int i = 0; i < tensor.size(); i++) {
        far = Math.max(far, relative(due[i], tensor.get(i)));
      }
    }
    return far;
  }

  private static double relative(double expected, double actual) {
    return Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
  }
}

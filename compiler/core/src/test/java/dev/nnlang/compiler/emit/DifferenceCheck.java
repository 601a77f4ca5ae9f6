package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.reference.ReferenceOptimizer;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares the gradients of a generated network in double, and the updates made of them, with
 * differences of its own error. Only the optimizer's formula is told from outside.
 */
final class DifferenceCheck<R> {
  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  /** Where a gradient is 0, no more than this is left of errors near 1. */
  private static final double ROUNDING = 1e-10;

  private static final double TO_GRADIENT = 1e-7;

  /** Optimizers that divide by the size of a gradient enlarge what is wrong with a small one. */
  private static final double TO_UPDATE = 1e-5;

  /** A tile of eight and three more. */
  private static final int ROWS = 11;

  private static final int UPDATES = 3;
  private static final double RATE = 0.1;

  private final CheckedModel model;
  private final Network<R> network;
  private final ExampleRows rows;
  private final LearnerProbe<R> probe;

  DifferenceCheck(CheckedModel model, Network<R> network, long seed) {
    this.model = model;
    this.network = network;
    SplittableRandom random = new SplittableRandom(seed);
    this.rows = ExampleRows.random(model.network(), ROWS, random);
    LearnerProbe.drawParameters(network, rows, random);
    this.probe = new LearnerProbe<>(network, rows);
  }

  /** What is wrong first, if anything is. */
  Optional<String> failure() {
    return wrongGradient()
        .or(() -> wrongUpdate("in one chunk", ROWS))
        .or(() -> wrongUpdate("in two chunks", ROWS - 2));
  }

  /** Twice, since the second pass finds buffers as the first has left them. */
  private Optional<String> wrongGradient() {
    probe.gradient();
    return farthest("gradient of", differences(), probe.gradient(), TO_GRADIENT);
  }

  private Optional<String> wrongUpdate(String how, int capacity) {
    Training.Settings settings = model.training().orElseThrow().phases().get(0).settings();
    Map<String, double[]> parameters = ReferenceTraining.parameters(network);
    ReferenceOptimizer expected =
        new ReferenceOptimizer(
            model.network(), settings.optimizer(), settings.penalties(), parameters);
    LearnerRun<R> run = new LearnerRun<>(network, rows, capacity);
    for (int update = 1; update <= UPDATES; update++) {
      expected.update(differences(), RATE);
      run.update(RATE, 2);
      String what = "update " + update + " " + how + " of";
      Optional<String> wrong =
          farthest(what, parameters, ReferenceTraining.parameters(network), TO_UPDATE);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Map<String, double[]> differences() {
    Map<String, double[]> differences = new LinkedHashMap<>();
    for (Tensor tensor : network.tensors()) {
      if (tensor.learned()) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = difference(tensor, i);
        }
        differences.put(tensor.name(), values);
      }
    }
    return differences;
  }

  private double difference(Tensor tensor, int i) {
    double value = tensor.get(i);
    tensor.set(i, value + H);
    double above = probe.error();
    tensor.set(i, value - H);
    double below = probe.error();
    tensor.set(i, value);
    double difference = (above - below) / (2 * H);
    return Math.abs(difference) < ROUNDING ? 0 : difference;
  }

  private static Optional<String> farthest(
      String what, Map<String, double[]> expected, Map<String, double[]> actual, double tolerance) {
    for (Map.Entry<String, double[]> entry : expected.entrySet()) {
      double[] due = entry.getValue();
      double[] is = actual.getOrDefault(entry.getKey(), new double[due.length]);
      for (int i = 0; i < due.length; i++) {
        if (!(Math.abs(due[i] - is[i]) <= tolerance * Math.max(1, Math.abs(due[i])))) {
          return Optional.of(what + " " + entry.getKey());
        }
      }
    }
    return Optional.empty();
  }
}

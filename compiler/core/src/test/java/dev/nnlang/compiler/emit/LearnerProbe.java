package dev.nnlang.compiler.emit;

import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A generated network with all of some examples loaded at once, and what can be seen of it. */
final class LearnerProbe<R> {
  private final Network<R> network;
  private final Learner<R> learner;
  private final Examples<R> examples;
  private final int[] order;
  private final int size;

  LearnerProbe(Network<R> network, ExampleRows rows) {
    this.network = network;
    this.size = rows.size();
    this.learner = network.learner(size);
    this.examples = Examples.of(network, rows);
    this.order = IntStream.range(0, size).toArray();
    learner.load(examples, order, 0, size);
  }

  /** From here on as in an update, with what {@code noise} drops and corrupts. */
  void drop(long noise) {
    learner.load(examples, order, 0, size, noise);
  }

  /** Takes over parameters whose copies the learner keeps, as it does where weights are tied. */
  void reset() {
    learner.reset();
  }

  /** Draws every parameter, so that signals are about as large in each layer; biases too. */
  static <R> void drawParameters(Network<R> network, ExampleRows rows, RandomGenerator random) {
    for (Tensor tensor : network.tensors()) {
      int[] shape = tensor.shape();
      double sigma = shape.length == 2 ? 1 / Math.sqrt(shape[1]) : 0.3;
      double mean = tensor.name().equals("standardize.deviation") ? 1 : 0;
      for (int i = 0; i < tensor.size(); i++) {
        tensor.set(i, tensor.learned() ? sigma * random.nextGaussian() : mean);
      }
    }
    drawStatistics(network, rows, random);
  }

  /** Means and deviations about those of the rows, but not exactly. */
  private static <R> void drawStatistics(
      Network<R> network, ExampleRows rows, RandomGenerator random) {
    List<Tensor> statistics = network.tensors().stream().filter(t -> !t.learned()).toList();
    if (statistics.isEmpty()) {
      return;
    }
    List<R> scaled = rows.inputs().stream().map(network.precision()::row).toList();
    scaled.forEach(network::scaleInput);
    for (int i = 0; i < statistics.get(0).size(); i++) {
      double first = network.precision().get(scaled.get(0), i);
      double last = network.precision().get(scaled.get(scaled.size() - 1), i);
      double spread = Math.max(0.1, Math.abs(first - last));
      statistics.get(0).set(i, (first + last) / 2 + 0.1 * spread * random.nextGaussian());
      statistics.get(1).set(i, spread * (0.5 + random.nextDouble()));
    }
  }

  /** E_in. */
  double error() {
    learner.enter(0, 1);
    learner.forward(0, size);
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += learner.loss(row);
    }
    return sum / size;
  }

  /** The gradient of E_in by tensor; forgets what was there before. */
  Map<String, double[]> gradient() {
    learner.reset();
    learner.enter(0, 1);
    learner.forward(0, size);
    learner.backward(0, size);
    learner.gradient(0, 1);
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Tensor sum : learner.gradients()) {
      double[] mean = sum.values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= size;
      }
      gradient.put(sum.name(), mean);
    }
    return gradient;
  }

  /** The outputs of row {@code row} after {@link #error}. */
  double[] output(int row) {
    return doubles(learner.output(row));
  }

  boolean hit(int row) {
    return learner.hit(row);
  }

  /** What {@code predict} makes of a raw input. */
  double[] predict(double[] input) {
    R y = network.precision().row(new double[network.signature().outputWidth()]);
    network.predict(network.precision().row(input), y);
    return doubles(y);
  }

  private double[] doubles(R row) {
    return IntStream.range(0, network.precision().length(row))
        .mapToDouble(i -> network.precision().get(row, i))
        .toArray();
  }
}

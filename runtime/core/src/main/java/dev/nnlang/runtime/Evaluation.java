package dev.nnlang.runtime;

import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** Error and accuracy of a network over a whole set. */
final class Evaluation<R> {
  private final Examples<R> examples;
  private final Learner<R> learner;
  private final Team team;
  private final boolean hasAccuracy;
  private final int[] order;

  Evaluation(Network<R> network, Examples<R> examples, Learner<R> learner, Team team) {
    this.examples = examples;
    this.learner = learner;
    this.team = team;
    this.hasAccuracy = network.signature().task() != Signature.Task.REGRESSION;
    this.order = IntStream.range(0, examples.size()).toArray();
  }

  /** Forward propagation of every example; losses are added in the order of the set. */
  Score score() {
    double error = 0;
    long hits = 0;
    for (int from = 0; from < order.length; from += learner.capacity()) {
      int to = Math.min(from + learner.capacity(), order.length);
      learner.load(examples, order, from, to);
      forwardAll(to - from);
      for (int row = 0; row < to - from; row++) {
        error += learner.loss(row);
        hits += learner.hit(row) ? 1 : 0;
      }
    }
    return new Score(error / order.length, hasAccuracy ? (double) hits / order.length : Double.NaN);
  }

  /** Largest squared norm, over the set, of what enters layer {@code layer} (from 1). */
  double maxSquaredNorm(Precision<R> precision, int layer) {
    double[] max = new double[1];
    visitLayerInputs(
        layer, (row, example) -> max[0] = Math.max(max[0], squaredNorm(precision, row)));
    return max[0];
  }

  /** What enters layer {@code layer} (from 1) for each example of the set, in rows of their own. */
  R[] layerInputs(Precision<R> precision, int layer) {
    R[] inputs = precision.rows(order.length);
    visitLayerInputs(
        layer, (row, example) -> inputs[example] = precision.row(precision.values(row)));
    return inputs;
  }

  private void visitLayerInputs(int layer, ObjIntConsumer<R> visitor) {
    learner.reset();
    for (int from = 0; from < order.length; from += learner.capacity()) {
      int to = Math.min(from + learner.capacity(), order.length);
      learner.load(examples, order, from, to);
      forwardAll(to - from);
      for (int row = 0; row < to - from; row++) {
        visitor.accept(learner.layerInput(layer, row), from + row);
      }
    }
  }

  private double squaredNorm(Precision<R> precision, R row) {
    double sum = 0;
    for (int i = 0; i < precision.length(row); i++) {
      double x = precision.get(row, i);
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }

  /** Euclidean norm of the gradient of E_in over all parameters. Clears the learner's momentum. */
  double gradientNorm() {
    learner.reset();
    for (int from = 0; from < order.length; from += learner.capacity()) {
      int to = Math.min(from + learner.capacity(), order.length);
      int rows = to - from;
      learner.load(examples, order, from, to);
      forwardAll(rows);
      team.run(
          (part, parts) ->
              learner.backward(Parts.start(rows, part, parts), Parts.start(rows, part + 1, parts)));
      team.run(learner::gradient);
    }
    double sum = 0;
    for (Tensor gradient : learner.gradients()) {
      for (double g : gradient.values()) {
        sum = Math.fma(g / order.length, g / order.length, sum);
      }
    }
    return Math.sqrt(sum);
  }

  private void forwardAll(int rows) {
    if (learner.enters()) {
      team.run(learner::enter);
    }
    team.run(
        (part, parts) ->
            learner.forward(Parts.start(rows, part, parts), Parts.start(rows, part + 1, parts)));
  }
}

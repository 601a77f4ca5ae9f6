package dev.nnlang.runtime;

/**
 * Takes batches through a learner, chunk by chunk, each chunk by all threads of a team. Losses are
 * added in the order of the rows, so that the number of threads does not show. Allocates nothing.
 */
final class BatchPass<R> {
  private final Learner<R> learner;
  private final Examples<R> examples;
  private final Team team;
  private final long noise;
  private final Team.Task enter;
  private final Team.Task forward = this::forward;
  private final Team.Task both = this::forwardAndBackward;
  private final Team.Task gradient;
  private int[] order = {};
  private int from;
  private int to;
  private long update;
  private int rows;

  /**
   * @param noise the seed of what is dropped and corrupted
   */
  BatchPass(Learner<R> learner, Examples<R> examples, Team team, long noise) {
    this.learner = learner;
    this.examples = examples;
    this.team = team;
    this.noise = noise;
    this.enter = learner::enter;
    this.gradient = learner::gradient;
  }

  /** Turns to the examples {@code order[from] .. order[to - 1]}, for update {@code update}. */
  void take(int[] order, int from, int to, long update) {
    this.order = order;
    this.from = from;
    this.to = to;
    this.update = update;
  }

  /** Examples of the batch. */
  int size() {
    return to - from;
  }

  /** The sum of the batch's losses, with the noise of its update: each time the same. */
  double losses() {
    double sum = 0;
    for (int first = from; first < to; first += learner.capacity()) {
      load(first);
      team.run(forward);
      sum = addLosses(sum);
    }
    return sum;
  }

  /** As {@link #losses}, and adds the gradients to the learner's sums. */
  double lossesAndGradients() {
    double sum = 0;
    for (int first = from; first < to; first += learner.capacity()) {
      load(first);
      team.run(both);
      team.run(gradient);
      sum = addLosses(sum);
    }
    return sum;
  }

  /** Whether the batch is one chunk. */
  boolean isOneChunk() {
    return size() <= learner.capacity();
  }

  /** The sum of the losses of a batch of one chunk, whose sensitivities are then known. */
  double lossesAndSensitivities() {
    load(from);
    team.run(both);
    return addLosses(0);
  }

  /** Takes the examples from {@code first} on, up to the signals of the first layer. */
  private void load(int first) {
    rows = Math.min(learner.capacity(), to - first);
    learner.load(examples, order, first, first + rows, Masks.noise(noise, update, first - from));
    if (learner.enters()) {
      team.run(enter);
    }
  }

  private double addLosses(double sum) {
    double loss = sum;
    for (int row = 0; row < rows; row++) {
      loss += learner.loss(row);
    }
    return loss;
  }

  private void forward(int part, int parts) {
    learner.forward(Parts.start(rows, part, parts), Parts.start(rows, part + 1, parts));
  }

  /** Forward and back through this part's rows of the chunk. */
  private void forwardAndBackward(int part, int parts) {
    int start = Parts.start(rows, part, parts);
    int end = Parts.start(rows, part + 1, parts);
    learner.forward(start, end);
    learner.backward(start, end);
  }
}

package dev.nnlang.runtime;

/** A network before its first update, over the training set. Not thread-safe. */
final class FirstBatch<R> implements Start {
  private final Precision<R> precision;
  private final Examples<R> examples;
  private final Learner<R> learner;
  private final Evaluation<R> evaluation;
  private final int[] order;
  private boolean loaded;

  /**
   * @param order the examples of the batch
   * @param learner with room for all of them
   */
  FirstBatch(Network<R> network, Examples<R> examples, Learner<R> learner, Team team, int[] order) {
    this.precision = network.precision();
    this.examples = examples;
    this.learner = learner;
    this.evaluation = new Evaluation<>(network, examples, learner, team);
    this.order = order;
  }

  @Override
  public int examples() {
    return examples.size();
  }

  @Override
  public int batch() {
    return order.length;
  }

  @Override
  public double[] layerInput(int layer, int row) {
    load();
    return precision.values(learner.layerInput(layer, row));
  }

  @Override
  public double[] output(int row) {
    load();
    return precision.values(learner.output(row));
  }

  @Override
  public double maxSquaredNorm(int layer) {
    loaded = false;
    return evaluation.maxSquaredNorm(precision, layer);
  }

  private void load() {
    if (!loaded) {
      learner.load(examples, order, 0, order.length);
      learner.enter(0, 1);
      learner.forward(0, order.length);
      loaded = true;
    }
  }
}

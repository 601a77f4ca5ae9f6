package dev.nnlang.runtime;

/**
 * What enters a layer of a network whose layers below stay as they are, computed whenever it is
 * asked for.
 */
final class LayerRows<R> {
  private final Precision<R> precision;
  private final Examples<R> examples;
  private final Learner<R> learner;
  private final int layer;
  private final int[] order = new int[1];

  /**
   * @param layer its number, from 1
   */
  LayerRows(Network<R> network, Examples<R> examples, int layer) {
    this.precision = network.precision();
    this.examples = examples;
    this.learner = network.learner(1);
    this.layer = layer;
    learner.reset();
  }

  /** The row of example {@code n}, a new one. */
  synchronized R row(int n) {
    order[0] = n;
    learner.load(examples, order, 0, 1);
    learner.enter(0, 1);
    learner.forward(0, 1);
    return precision.row(precision.values(learner.layerInput(layer, 0)));
  }
}

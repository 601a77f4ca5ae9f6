package com.example.bench;

import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import java.util.stream.IntStream;

/** Update after update of a generated network on one thread, without a trainer around it. */
final class Updates {
  private final Network<float[]> network;
  private final Weights.Hidden hidden;
  private final Examples<float[]> examples;
  private final Learner<float[]> learner;
  private final int[] order;
  private final int batch;
  private final double rate;
  private int from;
  private long step;

  Updates(NncPeer peer, Task task) {
    network = task.untrained(peer.made().apply(task));
    hidden = task.hidden();
    examples = Examples.of(network, task.data());
    batch = task.batch();
    learner = network.learner(batch);
    order = IntStream.range(0, examples.size()).toArray();
    rate = task.rate();
  }

  /** Moves the weights by the next batch; the loss of its first row. */
  double next() {
    if (from + batch > order.length) {
      from = 0;
    }
    learner.load(examples, order, from, from + batch);
    learner.enter(0, 1);
    learner.forward(0, batch);
    learner.backward(0, batch);
    step++;
    learner.step(0, 1, rate, batch, step);
    from += batch;
    return learner.loss(0);
  }

  /** A copy of the parameters as they are now. */
  Weights weights() {
    return Weights.of(network, hidden);
  }
}

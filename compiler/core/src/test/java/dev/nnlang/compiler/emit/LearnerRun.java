package dev.nnlang.compiler.emit;

import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Parts;
import java.util.stream.IntStream;

/** Whole updates with one learner, cut into chunks and parts as a trainer might. */
final class LearnerRun<R> {
  private static final long NOISE = 77;

  private final Learner<R> learner;
  private final Examples<R> examples;
  private final int[] order;
  private long step;

  LearnerRun(Network<R> network, ExampleRows rows, int capacity) {
    learner = network.learner(capacity);
    examples = Examples.of(network, rows);
    order = IntStream.range(0, rows.size()).toArray();
  }

  /** One update with all rows, each step in {@code parts} parts, the last of them first. */
  void update(double rate, int parts) {
    boolean oneChunk = order.length <= learner.capacity();
    for (int from = 0; from < order.length; from += learner.capacity()) {
      int rows = Math.min(learner.capacity(), order.length - from);
      learner.load(examples, order, from, from + rows, NOISE + from);
      for (int part = parts - 1; part >= 0; part--) {
        learner.enter(part, parts);
      }
      for (int part = parts - 1; part >= 0; part--) {
        int first = Parts.start(rows, part, parts);
        int end = Parts.start(rows, part + 1, parts);
        learner.forward(first, end);
        learner.backward(first, end);
      }
      for (int part = parts - 1; part >= 0 && !oneChunk; part--) {
        learner.gradient(part, parts);
      }
    }
    step++;
    for (int part = parts - 1; part >= 0; part--) {
      if (oneChunk) {
        learner.step(part, parts, rate, order.length, step);
      } else {
        learner.update(part, parts, rate, order.length, step);
      }
    }
    for (int part = parts - 1; part >= 0; part--) {
      learner.limit(part, parts);
    }
  }
}

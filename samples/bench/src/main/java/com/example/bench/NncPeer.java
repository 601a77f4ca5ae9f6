package com.example.bench;

import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import java.util.stream.IntStream;

/** The generated classes, as a user runs them: trained by the Trainer, shuffled every epoch. */
final class NncPeer implements Peer {
  @Override
  public String name() {
    return "nnc plain";
  }

  @Override
  public Trainee trainee(Task task) {
    return new NncTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) {
    return new NncPredictor(task);
  }

  /** One example by {@code predict}; batches by the forward pass of a learner. */
  private static final class NncPredictor implements Predictor {
    private final Network<float[]> network;
    private final Dataset data;
    private final Examples<float[]> examples;
    private final Learner<float[]> learner;
    private final int[] order = IntStream.range(0, Task.PREDICTED_AT_ONCE).toArray();
    private final float[] outputs;

    NncPredictor(Task task) {
      network = task.untrained();
      data = task.data();
      examples = Examples.of(network, data);
      learner = network.learner(Task.PREDICTED_AT_ONCE);
      outputs = new float[network.signature().outputWidth()];
    }

    @Override
    public float[] one(int n) {
      network.predict(data.inputs()[n], outputs);
      return outputs;
    }

    @Override
    public float[] batch() {
      learner.load(examples, order, 0, order.length);
      learner.forward(0, order.length);
      return learner.output(order.length - 1);
    }

    @Override
    public void close() {}
  }
}

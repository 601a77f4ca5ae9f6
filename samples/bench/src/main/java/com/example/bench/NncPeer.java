package com.example.bench;

import dev.nnlang.runtime.Network;
import java.util.function.Function;
import java.util.function.Supplier;

/** The generated classes, as a user runs them: trained by the Trainer, shuffled every epoch. */
record NncPeer(String name, Function<Task, Supplier<Network<float[]>>> made) implements Peer {
  /** Generated as plain Java. */
  static final NncPeer PLAIN = new NncPeer("nnc plain", Task::fresh);

  /** Generated in the terms of the Vector API. */
  static final NncPeer VECTOR = new NncPeer("nnc vector", Task::vectors);

  /** The one whose classes are made for {@code target}. */
  static NncPeer of(String target) {
    return target.equals("vector") ? VECTOR : PLAIN;
  }

  @Override
  public Trainee trainee(Task task) {
    return new NncTrainee(task, made.apply(task).get());
  }

  @Override
  public Predictor predictor(Task task, Weights weights) {
    return new NncPredictor(task, made.apply(task));
  }

  /** One example, or many, by {@code predict}. */
  private static final class NncPredictor implements Predictor {
    private final Network<float[]> network;
    private final Dataset data;
    private final float[] outputs;
    private final float[][] batch;

    NncPredictor(Task task, Supplier<Network<float[]>> maker) {
      network = task.untrained(maker);
      data = task.data();
      outputs = new float[network.signature().outputWidth()];
      batch = new float[Task.PREDICTED_AT_ONCE][outputs.length];
    }

    @Override
    public float[] one(int n) {
      network.predict(data.inputs()[n], outputs);
      return outputs;
    }

    @Override
    public float[] batch() {
      network.predict(data.inputs(), batch, 0, batch.length);
      return batch[batch.length - 1];
    }

    @Override
    public void close() {}
  }
}

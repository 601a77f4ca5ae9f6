package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Steps of the session with batches that are made into tensors before, in file order. */
final class TensorFlowTrainee implements Trainee {
  private final TensorFlowNetwork network;
  private final List<Batch> batches = new ArrayList<>();

  private record Batch(TFloat32 inputs, TFloat32 targets, TFloat32 rate) {}

  TensorFlowTrainee(Task task) {
    Weights first = task.first();
    Dataset data = task.data();
    network = new TensorFlowNetwork(first, task.threads());
    for (int from = 0; from < data.size(); from += task.batch()) {
      int to = Math.min(from + task.batch(), data.size());
      batches.add(
          new Batch(
              TensorFlowPeer.packed(data, from, to),
              targets(data, from, to, first.outputs()),
              TFloat32.scalarOf(task.rate() / (to - from))));
    }
  }

  /** Labels as probabilities. */
  private static TFloat32 targets(Dataset data, int from, int to, int classes) {
    float[] numbers = new float[(to - from) * classes];
    for (int n = from; n < to; n++) {
      numbers[(n - from) * classes + data.labels()[n]] = 1;
    }
    return TensorFlowPeer.tensor(Shape.of(to - from, classes), numbers);
  }

  @Override
  public double train(int epochs) {
    long start = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (Batch batch : batches) {
        network.update(batch.inputs, batch.targets, batch.rate);
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public void close() {
    network.close();
    for (Batch batch : batches) {
      batch.inputs.close();
      batch.targets.close();
      batch.rate.close();
    }
  }
}

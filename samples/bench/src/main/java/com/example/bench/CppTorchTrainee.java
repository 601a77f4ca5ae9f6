package com.example.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Gradient descent over batches that are made into tensors before, in file order. */
final class CppTorchTrainee implements Trainee {
  private final CppTorchNetwork network;
  private final List<Batch> batches;

  private record Batch(
      Tensor inputs, Tensor targets, CppTorchNetwork.Buffers buffers, Scalar step) {}

  CppTorchTrainee(Task task) {
    Weights first = task.first();
    network = CppTorchPeer.unrecorded(() -> new CppTorchNetwork(first));
    batches = CppTorchPeer.unrecorded(() -> batches(task, first.outputs()));
  }

  private List<Batch> batches(Task task, int classes) {
    Dataset data = task.data();
    Map<Integer, CppTorchNetwork.Buffers> buffers = new HashMap<>();
    List<Batch> made = new ArrayList<>();
    for (int from = 0; from < data.size(); from += task.batch()) {
      int to = Math.min(from + task.batch(), data.size());
      made.add(
          new Batch(
              CppTorchNetwork.packed(data, from, to),
              CppTorchNetwork.targets(data, from, to, classes),
              buffers.computeIfAbsent(to - from, rows -> network.new Buffers(rows)),
              new Scalar(-task.rate() / (to - from))));
    }
    return made;
  }

  @Override
  public double train(int epochs) {
    return CppTorchPeer.unrecorded(
        () -> {
          long start = System.nanoTime();
          for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : batches) {
              network.update(batch.inputs, batch.targets, batch.buffers, batch.step);
            }
          }
          return (System.nanoTime() - start) * 1e-9;
        });
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public void close() {}
}

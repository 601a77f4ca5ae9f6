package com.example.bench;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Gradient descent over batches that are made into tensors before, in file order. */
final class CppAutogradTrainee implements Trainee {
  private final Weights.Hidden hidden;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();
  private final SGD optimizer;

  private record Layer(int fanIn, int fanOut, Tensor weight, Tensor bias) {}

  private record Batch(Tensor inputs, Tensor labels) {}

  CppAutogradTrainee(Task task) {
    hidden = task.first().hidden();
    TensorVector parameters = new TensorVector();
    for (DenseLayer layer : task.first().layers()) {
      Tensor weight = Tensor.create(layer.weight(), layer.fanOut(), layer.fanIn());
      Tensor bias = Tensor.create(layer.bias(), layer.fanOut());
      weight.set_requires_grad(true);
      bias.set_requires_grad(true);
      parameters.push_back(weight).push_back(bias);
      layers.add(new Layer(layer.fanIn(), layer.fanOut(), weight, bias));
    }
    optimizer = new SGD(parameters, new SGDOptions(task.rate()));
    Dataset data = task.data();
    for (int from = 0; from < data.size(); from += task.batch()) {
      int to = Math.min(from + task.batch(), data.size());
      batches.add(new Batch(CppTorchNetwork.packed(data, from, to), labels(data, from, to)));
    }
  }

  private static Tensor labels(Dataset data, int from, int to) {
    long[] labels = new long[to - from];
    for (int n = from; n < to; n++) {
      labels[n - from] = data.labels()[n];
    }
    return Tensor.create(labels, to - from);
  }

  @Override
  public double train(int epochs) {
    long start = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (Batch batch : batches) {
        update(batch);
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  /** What stands between goes with the scope, as it does at the end of a block in C++. */
  private void update(Batch batch) {
    PointerScope scope = new PointerScope();
    try {
      optimizer.zero_grad();
      cross_entropy_loss(signals(batch.inputs), batch.labels).backward();
      optimizer.step();
    } finally {
      scope.close();
    }
  }

  private Tensor signals(Tensor inputs) {
    Tensor x = inputs;
    for (int l = 0; l < layers.size(); l++) {
      Tensor s = linear(x, layers.get(l).weight, layers.get(l).bias);
      boolean last = l == layers.size() - 1;
      x = last ? s : hidden == Weights.Hidden.RELU ? s.relu() : s.tanh();
    }
    return x;
  }

  @Override
  public Weights weights() {
    List<DenseLayer> copies = new ArrayList<>();
    for (Layer layer : layers) {
      copies.add(
          new DenseLayer(
              layer.fanIn,
              layer.fanOut,
              CppTorchNetwork.numbers(layer.weight.detach()),
              CppTorchNetwork.numbers(layer.bias.detach())));
    }
    return new Weights(copies, hidden);
  }

  @Override
  public void close() {}
}

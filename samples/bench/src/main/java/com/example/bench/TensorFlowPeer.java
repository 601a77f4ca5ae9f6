package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** TensorFlow, by its own Java: a static graph in a session. */
final class TensorFlowPeer implements Peer {
  @Override
  public String name() {
    return "TensorFlow";
  }

  /** It is twice as large as all others together, and goes when it has had its turns. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    load();
    return new TensorFlowTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) throws Unavailable {
    load();
    return new TensorFlowPredictor(task, weights);
  }

  private static void load() throws Unavailable {
    try {
      TensorFlow.version();
    } catch (LinkageError notHere) {
      throw new Unavailable("its native library does not load: " + notHere.getMessage());
    }
  }

  /** Inputs {@code from .. to - 1}, [to - from x width]. */
  static TFloat32 packed(Dataset data, int from, int to) {
    float[] numbers = new float[(to - from) * data.width()];
    for (int n = from; n < to; n++) {
      System.arraycopy(data.inputs()[n], 0, numbers, (n - from) * data.width(), data.width());
    }
    return tensor(Shape.of(to - from, data.width()), numbers);
  }

  static TFloat32 tensor(Shape shape, float[] numbers) {
    return TFloat32.tensorOf(
        shape, tensor -> tensor.asRawTensor().data().asFloats().write(numbers));
  }

  /** Overwrites {@code numbers} with those of {@code tensor} from {@code from} on. */
  static void read(Tensor tensor, int from, float[] numbers) {
    tensor.asRawTensor().data().asFloats().offset(from).read(numbers);
  }

  /** Rows and batches are tensors before. */
  private static final class TensorFlowPredictor implements Predictor {
    private final TensorFlowNetwork network;
    private final List<TFloat32> rows = new ArrayList<>();
    private final TFloat32 many;
    private final float[] outputs;

    TensorFlowPredictor(Task task, Weights weights) {
      network = new TensorFlowNetwork(weights, 1);
      for (int n = 0; n < task.data().size(); n++) {
        rows.add(packed(task.data(), n, n + 1));
      }
      many = packed(task.data(), 0, Task.PREDICTED_AT_ONCE);
      outputs = new float[weights.outputs()];
    }

    @Override
    public float[] one(int n) {
      network.predict(rows.get(n), 0, outputs);
      return outputs;
    }

    @Override
    public float[] batch() {
      network.predict(many, Task.PREDICTED_AT_ONCE - 1, outputs);
      return outputs;
    }

    @Override
    public void close() {
      network.close();
      rows.forEach(TFloat32::close);
      many.close();
    }
  }
}

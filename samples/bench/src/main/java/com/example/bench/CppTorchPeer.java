package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch, called as a program in C++ calls it: no engine, no blocks, no recorded derivatives. */
final class CppTorchPeer implements Peer {
  @Override
  public String name() {
    return "libtorch operations";
  }

  /** DJL brings libraries of the same names. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    setThreads(task.threads());
    return new CppTorchTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) throws Unavailable {
    setThreads(1);
    return new CppTorchPredictor(task, weights);
  }

  /** Its products are those of OpenBLAS, which counts its own threads. */
  static void setThreads(int threads) throws Unavailable {
    OpenBlasPeer.setThreads(threads);
    try {
      torch.set_num_threads(threads);
    } catch (LinkageError notHere) {
      throw new Unavailable("its native library does not load: " + notHere.getMessage());
    }
  }

  /** Does {@code work}, while libtorch records nothing for derivatives. */
  static <T> T unrecorded(Supplier<T> work) {
    InferenceMode mode = new InferenceMode(true);
    try {
      return work.get();
    } finally {
      mode.close();
    }
  }

  /** Rows and batches are tensors before; outputs are read where libtorch has them. */
  private static final class CppTorchPredictor implements Predictor {
    /** A guard of the thread that makes, calls and closes this. */
    private final InferenceMode mode = new InferenceMode(true);

    private final CppTorchNetwork network;
    private final CppTorchNetwork.Buffers single;
    private final CppTorchNetwork.Buffers batch;
    private final List<Tensor> rows = new ArrayList<>();
    private final Tensor many;
    private final float[] outputs;

    CppTorchPredictor(Task task, Weights weights) {
      network = new CppTorchNetwork(weights);
      single = network.new Buffers(1);
      batch = network.new Buffers(Task.PREDICTED_AT_ONCE);
      for (float[] x : task.data().inputs()) {
        rows.add(Tensor.create(x, x.length));
      }
      many = CppTorchNetwork.packed(task.data(), 0, Task.PREDICTED_AT_ONCE);
      outputs = new float[weights.outputs()];
    }

    @Override
    public float[] one(int n) {
      network.forwardSingle(rows.get(n), single);
      return single.outputs(0, outputs);
    }

    @Override
    public float[] batch() {
      network.forward(many, batch);
      return batch.outputs(Task.PREDICTED_AT_ONCE - 1, outputs);
    }

    @Override
    public void close() {
      mode.close();
    }
  }
}

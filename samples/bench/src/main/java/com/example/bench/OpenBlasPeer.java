package com.example.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** The textbook network, written by hand in Java over the products of OpenBLAS. */
final class OpenBlasPeer implements Peer {
  @Override
  public String name() {
    return "OpenBLAS";
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    setThreads(task.threads());
    return new OpenBlasTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) throws Unavailable {
    setThreads(1);
    return new OpenBlasPredictor(task, weights);
  }

  /** Loads the library, and gives it that many threads. */
  static void setThreads(int threads) throws Unavailable {
    try {
      openblas_nolapack.blas_set_num_threads(threads);
    } catch (LinkageError notHere) {
      throw new Unavailable("its native library does not load: " + notHere.getMessage());
    }
  }

  private static final class OpenBlasPredictor implements Predictor {
    private final OpenBlasNetwork one;
    private final OpenBlasNetwork many;
    private final FloatPointer packed;
    private final float[] outputs;

    OpenBlasPredictor(Task task, Weights weights) {
      one = new OpenBlasNetwork(weights, 1);
      many = new OpenBlasNetwork(weights, Task.PREDICTED_AT_ONCE);
      packed = OpenBlasNetwork.pack(task.data());
      outputs = new float[weights.outputs()];
    }

    @Override
    public float[] one(int n) {
      one.forward(packed, n, 1);
      return one.outputs(0, outputs);
    }

    @Override
    public float[] batch() {
      many.forward(packed, 0, Task.PREDICTED_AT_ONCE);
      return many.outputs(Task.PREDICTED_AT_ONCE - 1, outputs);
    }

    @Override
    public void close() {
      one.close();
      many.close();
      packed.close();
    }
  }
}

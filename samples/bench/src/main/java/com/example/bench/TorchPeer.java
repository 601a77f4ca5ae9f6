package com.example.bench;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** libtorch, by way of DJL: its blocks, its loss and its optimizer. */
final class TorchPeer implements Peer {
  @Override
  public String name() {
    return "libtorch (DJL)";
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    setThreads(task.threads());
    return new TorchTrainee(task);
  }

  @Override
  public Predictor predictor(Task task, Weights weights) throws Unavailable {
    setThreads(1);
    return new TorchPredictor(task, weights);
  }

  private static void setThreads(int threads) throws Unavailable {
    try {
      Engine.getEngine("PyTorch");
      JniUtils.setNumThreads(threads);
    } catch (EngineException | LinkageError notHere) {
      throw new Unavailable("its native library does not load: " + notHere.getMessage());
    }
  }

  /** One forward pass without gradients over arrays that are made before. */
  private static final class TorchPredictor implements Predictor {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final SequentialBlock block;
    private final ParameterStore store;
    private final List<NDArray> rows = new ArrayList<>();
    private final NDArray many;

    TorchPredictor(Task task, Weights weights) {
      block = TorchBlocks.signals(weights);
      block.initialize(manager, DataType.FLOAT32, new Shape(1, task.data().width()));
      TorchBlocks.write(weights, block);
      store = new ParameterStore(manager, false);
      for (float[] x : task.data().inputs()) {
        rows.add(manager.create(x, new Shape(1, x.length)));
      }
      many = TorchBlocks.packed(manager, task.data(), 0, Task.PREDICTED_AT_ONCE);
    }

    @Override
    public float[] one(int n) {
      return predict(rows.get(n), 0);
    }

    @Override
    public float[] batch() {
      return predict(many, Task.PREDICTED_AT_ONCE - 1);
    }

    private float[] predict(NDArray x, int row) {
      try (NDManager scope = manager.newSubManager()) {
        NDList signals = block.forward(store, new NDList(x), false);
        signals.attach(scope);
        NDArray outputs = signals.singletonOrThrow().softmax(1);
        float[] all = outputs.toFloatArray();
        int width = all.length / (int) x.getShape().get(0);
        return Arrays.copyOfRange(all, row * width, (row + 1) * width);
      }
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}

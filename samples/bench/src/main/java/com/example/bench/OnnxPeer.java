package com.example.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime on one thread, which predicts and does not train. */
final class OnnxPeer implements Peer {
  @Override
  public String name() {
    return "ONNX Runtime";
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    throw new Unavailable("predicts only");
  }

  @Override
  public Predictor predictor(Task task, Weights weights) throws Unavailable {
    try {
      return new OnnxPredictor(task, weights);
    } catch (LinkageError | OrtException notHere) {
      throw new Unavailable("does not start: " + notHere.getMessage());
    }
  }

  /** Inputs are written where its tensors have them, and outputs read from there. */
  private static final class OnnxPredictor implements Predictor {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Dataset data;
    private final Call one;
    private final Call many;

    OnnxPredictor(Task task, Weights weights) throws OrtException {
      data = task.data();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(OnnxModel.of(weights), options);
      }
      one = new Call(1, weights.outputs());
      many = new Call(Task.PREDICTED_AT_ONCE, weights.outputs());
      for (int n = 0; n < Task.PREDICTED_AT_ONCE; n++) {
        many.inputs.put(n * data.width(), data.inputs()[n]);
      }
    }

    @Override
    public float[] one(int n) {
      one.inputs.put(0, data.inputs()[n]);
      return one.run(0);
    }

    @Override
    public float[] batch() {
      return many.run(Task.PREDICTED_AT_ONCE - 1);
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Buffers for a number of rows, and the tensors over them. */
    private final class Call {
      private final FloatBuffer inputs;
      private final FloatBuffer outputs;
      private final Map<String, OnnxTensor> tensors;
      private final Map<String, OnnxTensor> pinned;
      private final float[] row;

      Call(int rows, int width) throws OrtException {
        inputs = direct(rows * data.width());
        outputs = direct(rows * width);
        row = new float[width];
        tensors = Map.of(OnnxModel.INPUT, tensor(inputs, rows, data.width()));
        pinned = Map.of(OnnxModel.OUTPUT, tensor(outputs, rows, width));
      }

      private OnnxTensor tensor(FloatBuffer numbers, int rows, int width) throws OrtException {
        return OnnxTensor.createTensor(environment, numbers, new long[] {rows, width});
      }

      float[] run(int last) {
        try {
          session.run(tensors, pinned).close();
        } catch (OrtException e) {
          throw new IllegalStateException(e);
        }
        outputs.get(last * row.length, row);
        return row;
      }
    }

    private static FloatBuffer direct(int numbers) {
      return ByteBuffer.allocateDirect(numbers * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }
  }
}

package dev.nnlang.runtime;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.List;

/** A 2-h-1 regression with ReLU, as the generator lays one out; it predicts and does not learn. */
final class SmallFloatNetwork implements Network<float[]> {
  private final Signature signature;
  private final float[] mean = new float[2];
  private final float[] deviation = {1, 1};
  private final float[][] w1;
  private final float[] b1;
  private final float[][] w2;
  private final float[] b2 = new float[1];

  SmallFloatNetwork(int hidden) {
    this(
        hidden,
        new Signature(
            "small",
            "2-" + hidden + "-1",
            Task.REGRESSION,
            List.of(Field.real("x").vector(2)),
            List.of(Field.real("y"))));
  }

  SmallFloatNetwork(int hidden, Signature signature) {
    this.signature = signature;
    w1 = new float[2][hidden];
    b1 = new float[hidden];
    w2 = new float[hidden][1];
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Precision<float[]> precision() {
    return Precision.FLOAT;
  }

  @Override
  public List<Tensor> tensors() {
    return List.of(
        Tensor.statistic("standardize.mean", mean),
        Tensor.statistic("standardize.deviation", deviation),
        Tensor.weight("hidden", w1),
        Tensor.bias("hidden", b1),
        Tensor.weight("out", w2),
        Tensor.bias("out", b2));
  }

  @Override
  public List<Initialization> initializations() {
    return List.of();
  }

  @Override
  public void scaleInput(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - mean[i]) / deviation[i];
    }
  }

  @Override
  public void predict(float[] x, float[] y) {
    float[] scaled = x.clone();
    scaleInput(scaled);
    y[0] = b2[0];
    for (int j = 0; j < b1.length; j++) {
      float signal = b1[j] + w1[0][j] * scaled[0] + w1[1][j] * scaled[1];
      y[0] += w2[j][0] * Math.max(0, signal);
    }
  }

  @Override
  public Learner<float[]> learner(int capacity) {
    throw new UnsupportedOperationException("this network does not learn");
  }

  @Override
  public SmallFloatNetwork copy() {
    SmallFloatNetwork copy = new SmallFloatNetwork(b1.length, signature);
    for (int t = 0; t < tensors().size(); t++) {
      copy.tensors().get(t).write(tensors().get(t).values());
    }
    return copy;
  }
}

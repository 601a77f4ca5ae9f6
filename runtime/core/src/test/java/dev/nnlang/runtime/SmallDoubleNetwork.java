package dev.nnlang.runtime;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.List;

/** A 2-h-1 regression with ReLU, as the generator lays one out; it predicts and does not learn. */
final class SmallDoubleNetwork implements Network<double[]> {
  private final Signature signature;
  private final double[] mean = new double[2];
  private final double[] deviation = {1, 1};
  private final double[][] w1;
  private final double[] b1;
  private final double[][] w2;
  private final double[] b2 = new double[1];

  SmallDoubleNetwork(int hidden) {
    this(
        hidden,
        new Signature(
            "small",
            "2-" + hidden + "-1",
            Task.REGRESSION,
            List.of(Field.real("x").vector(2)),
            List.of(Field.real("y"))));
  }

  SmallDoubleNetwork(int hidden, Signature signature) {
    this.signature = signature;
    w1 = new double[2][hidden];
    b1 = new double[hidden];
    w2 = new double[hidden][1];
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Precision<double[]> precision() {
    return Precision.DOUBLE;
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
  public void scaleInput(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - mean[i]) / deviation[i];
    }
  }

  @Override
  public void predict(double[] x, double[] y) {
    double[] scaled = x.clone();
    scaleInput(scaled);
    y[0] = b2[0];
    for (int j = 0; j < b1.length; j++) {
      double signal = b1[j] + w1[0][j] * scaled[0] + w1[1][j] * scaled[1];
      y[0] += w2[j][0] * Math.max(0, signal);
    }
  }

  @Override
  public Learner<double[]> learner(int capacity) {
    throw new UnsupportedOperationException("this network does not learn");
  }

  @Override
  public SmallDoubleNetwork copy() {
    SmallDoubleNetwork copy = new SmallDoubleNetwork(b1.length, signature);
    for (int t = 0; t < tensors().size(); t++) {
      copy.tensors().get(t).write(tensors().get(t).values());
    }
    return copy;
  }
}

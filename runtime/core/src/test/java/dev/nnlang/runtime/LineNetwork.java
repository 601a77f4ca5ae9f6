package dev.nnlang.runtime;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code y = w0 x0 + w1 x1 + b} over standardized inputs, as the generator lays a network out. */
final class LineNetwork implements Network<double[]> {
  private static final Signature SIGNATURE =
      new Signature(
          "line",
          "2-1",
          Task.REGRESSION,
          List.of(Field.real("x").vector(2)),
          List.of(Field.real("y")));

  private final Initializer initializer;
  private final double[] mean = new double[2];
  private final double[] deviation = {1, 1};
  private final double[][] w1 = new double[2][1];
  private final double[] b1 = new double[1];

  /** The rows of every chunk that a learner was given in training, in order. */
  final List<Integer> loaded = new ArrayList<>();

  LineNetwork(Initializer initializer) {
    this.initializer = initializer;
  }

  /** All parameters in file order. */
  List<Double> parameters() {
    List<Double> parameters = new ArrayList<>();
    for (Tensor tensor : tensors()) {
      for (double value : tensor.values()) {
        parameters.add(value);
      }
    }
    return parameters;
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
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
        Tensor.weight("layer1", w1),
        Tensor.bias("layer1", b1));
  }

  @Override
  public List<Initialization> initializations() {
    return List.of(new Initialization(1, "layer1.weight", initializer));
  }

  @Override
  public void scaleInput(double[] x) {
    for (int i = 0; i < 2; i++) {
      x[i] = (x[i] - mean[i]) / deviation[i];
    }
  }

  @Override
  public void predict(double[] x, double[] y) {
    double[] scaled = x.clone();
    scaleInput(scaled);
    y[0] = line(scaled);
  }

  private double line(double[] x) {
    return b1[0] + w1[0][0] * x[0] + w1[1][0] * x[1];
  }

  @Override
  public Learner<double[]> learner(int capacity) {
    return new SquaredErrors(capacity);
  }

  @Override
  public LineNetwork copy() {
    throw new UnsupportedOperationException("nobody copies this network");
  }

  /** Gradient descent on {@code (line(x) - y)^2}; {@code backward} marks a chunk as training. */
  private final class SquaredErrors implements Learner<double[]> {
    private final double[][] x;
    private final double[] y;
    private final int[] rows;
    private final double[][] output;
    private final double[][] gradient = new double[2][1];
    private final double[] biasGradient = new double[1];
    private int count;

    SquaredErrors(int capacity) {
      x = new double[capacity][];
      y = new double[capacity];
      rows = new int[capacity];
      output = new double[capacity][1];
    }

    @Override
    public int capacity() {
      return x.length;
    }

    @Override
    public void reset() {
      gradient[0][0] = 0;
      gradient[1][0] = 0;
      biasGradient[0] = 0;
    }

    @Override
    public void load(Examples<double[]> examples, int[] order, int from, int to) {
      count = to - from;
      for (int n = 0; n < count; n++) {
        rows[n] = order[from + n];
        x[n] = examples.input(rows[n]);
        y[n] = examples.target(rows[n])[0];
      }
    }

    @Override
    public void forward(int from, int to) {
      for (int n = from; n < to; n++) {
        output[n][0] = line(x[n]);
      }
    }

    @Override
    public void backward(int from, int to) {
      for (int n = from; n < to; n++) {
        loaded.add(rows[n]);
      }
    }

    @Override
    public void gradient(int part, int parts) {
      for (int n = 0; n < count; n++) {
        double delta = 2 * (output[n][0] - y[n]);
        gradient[0][0] += delta * x[n][0];
        gradient[1][0] += delta * x[n][1];
        biasGradient[0] += delta;
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      w1[0][0] -= rate * gradient[0][0] / examples;
      w1[1][0] -= rate * gradient[1][0] / examples;
      b1[0] -= rate * biasGradient[0] / examples;
      reset();
    }

    @Override
    public double loss(int row) {
      double difference = output[row][0] - y[row];
      return difference * difference;
    }

    @Override
    public boolean hit(int row) {
      return false;
    }

    @Override
    public double[] output(int row) {
      return output[row];
    }

    @Override
    public double[] layerInput(int layer, int row) {
      return x[row];
    }

    @Override
    public List<Tensor> gradients() {
      return List.of(Tensor.weight("layer1", gradient), Tensor.bias("layer1", biasGradient));
    }
  }
}

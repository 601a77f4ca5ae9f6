package dev.nnlang.runtime;

import java.util.List;

/**
 * What a line search makes small: {@code F(w) = E_in + l2 sum w^2 + l1 sum |w|} over one batch, as
 * a function of all trained parameters in one vector. Penalties are on weights, not on biases and
 * slopes. The noise of the batch is the same at every w.
 */
final class Objective<R> {
  private final BatchPass<R> pass;
  private final Learner<R> learner;
  private final List<Tensor> parameters;
  private final List<Tensor> gradients;
  private final int size;
  private final double l2;
  private final double l1;

  Objective(Network<R> network, Learner<R> learner, BatchPass<R> pass, double l2, double l1) {
    this.pass = pass;
    this.learner = learner;
    this.gradients = learner.gradients();
    this.parameters =
        gradients.stream().map(gradient -> Tensor.of(network, gradient.name())).toList();
    this.size = gradients.stream().mapToInt(Tensor::size).sum();
    this.l2 = l2;
    this.l1 = l1;
  }

  /** How many numbers a point has. */
  int size() {
    return size;
  }

  /** Where the network is. */
  Point here() {
    double[] w = new double[size];
    read(w);
    return evaluate(w);
  }

  /** Moves the network to {@code w}, which is rounded to its precision. */
  Point at(double[] w) {
    moveTo(w);
    return evaluate(w);
  }

  /** Moves the network to {@code w}, which is rounded to its precision; the objective alone. */
  double valueAt(double[] w) {
    moveTo(w);
    return pass.losses() / pass.size() + penalty();
  }

  /** Moves the network to {@code w}, which is rounded to its precision. */
  void moveTo(double[] w) {
    int start = 0;
    for (Tensor tensor : parameters) {
      for (int i = 0; i < tensor.size(); i++) {
        tensor.set(i, w[start + i]);
      }
      start += tensor.size();
    }
    read(w);
    learner.reset();
  }

  private void read(double[] w) {
    int start = 0;
    for (Tensor tensor : parameters) {
      for (int i = 0; i < tensor.size(); i++) {
        w[start + i] = tensor.get(i);
      }
      start += tensor.size();
    }
  }

  private Point evaluate(double[] w) {
    learner.reset();
    double value = pass.lossesAndGradients() / pass.size() + penalty();
    double[] gradient = new double[size];
    int start = 0;
    for (int t = 0; t < gradients.size(); t++) {
      boolean penalized = isWeight(parameters.get(t));
      for (int i = 0; i < gradients.get(t).size(); i++) {
        double slope = gradients.get(t).get(i) / pass.size();
        double x = w[start + i];
        gradient[start + i] = penalized ? slope + 2 * l2 * x + l1 * Math.signum(x) : slope;
      }
      start += gradients.get(t).size();
    }
    return new Point(w, value, gradient);
  }

  private double penalty() {
    if (l2 == 0 && l1 == 0) {
      return 0;
    }
    double squares = 0;
    double sizes = 0;
    for (Tensor tensor : parameters) {
      if (isWeight(tensor)) {
        for (int i = 0; i < tensor.size(); i++) {
          double x = tensor.get(i);
          squares += x * x;
          sizes += Math.abs(x);
        }
      }
    }
    return l2 * squares + l1 * sizes;
  }

  private static boolean isWeight(Tensor tensor) {
    return tensor.name().endsWith(".weight");
  }

  /** A place and what the objective is there. */
  static final class Point {
    private final double[] w;
    private final double value;
    private final double[] gradient;

    private Point(double[] w, double value, double[] gradient) {
      this.w = w;
      this.value = value;
      this.gradient = gradient;
    }

    /** The parameters as the network holds them, rounded to its precision. */
    double[] w() {
      return w;
    }

    double value() {
      return value;
    }

    /** Of {@code value} by {@code w}. */
    double[] gradient() {
      return gradient;
    }

    /** Whether value and gradient are numbers; the sum of {@code 0 g} is 0 where all of g are. */
    boolean isFinite() {
      double sum = 0;
      for (double slope : gradient) {
        sum += 0 * slope;
      }
      return Double.isFinite(value) && sum == 0;
    }
  }
}

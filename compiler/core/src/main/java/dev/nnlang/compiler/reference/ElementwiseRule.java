package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Optimizer;

/** A rule for each parameter on its own, that sees the gradient of no other. */
abstract class ElementwiseRule implements ReferenceRule {
  private int updates;

  @Override
  public final double[] next(ReferenceLandscape landscape, double[] w, double rate) {
    double[] gradient = landscape.gradient(w);
    if (updates == 0) {
      start(w.length);
    }
    updates++;
    double[] next = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      next[i] = next(i, w[i], gradient[i], rate);
    }
    return next;
  }

  /** How many updates there are, with this one. */
  final int updates() {
    return updates;
  }

  abstract void start(int parameters);

  abstract double next(int i, double w, double gradient, double rate);

  /** {@code v <- m v + G}, then {@code w - eta v}, or {@code w - eta (G + m v)} of Nesterov. */
  static final class Sgd extends ElementwiseRule {
    private final double momentum;
    private final boolean nesterov;
    private double[] velocity = {};

    Sgd(double momentum, boolean nesterov) {
      this.momentum = momentum;
      this.nesterov = nesterov;
    }

    @Override
    void start(int parameters) {
      velocity = new double[parameters];
    }

    @Override
    double next(int i, double w, double gradient, double rate) {
      velocity[i] = momentum * velocity[i] + gradient;
      return w - rate * (nesterov ? gradient + momentum * velocity[i] : velocity[i]);
    }
  }

  /** {@code a <- a + G^2, w <- w - eta G / (sqrt(a) + epsilon)}. */
  static final class AdaGrad extends ElementwiseRule {
    private final Optimizer.AdaGrad settings;
    private double[] squares = {};

    AdaGrad(Optimizer.AdaGrad settings) {
      this.settings = settings;
    }

    @Override
    void start(int parameters) {
      squares = new double[parameters];
    }

    @Override
    double next(int i, double w, double gradient, double rate) {
      squares[i] += gradient * gradient;
      return w - rate * gradient / (Math.sqrt(squares[i]) + settings.epsilon());
    }
  }

  /** {@code a <- decay a + (1 - decay) G^2, w <- w - eta G / (sqrt(a) + epsilon)}. */
  static final class RmsProp extends ElementwiseRule {
    private final Optimizer.RmsProp settings;
    private double[] squares = {};

    RmsProp(Optimizer.RmsProp settings) {
      this.settings = settings;
    }

    @Override
    void start(int parameters) {
      squares = new double[parameters];
    }

    @Override
    double next(int i, double w, double gradient, double rate) {
      double decay = settings.decay();
      squares[i] = decay * squares[i] + (1 - decay) * gradient * gradient;
      return w - rate * gradient / (Math.sqrt(squares[i]) + settings.epsilon());
    }
  }

  /**
   * {@code m <- b1 m + (1 - b1) G, v <- b2 v + (1 - b2) G^2}, then {@code w - eta / (1 - b1^t) m /
   * (sqrt(v) / sqrt(1 - b2^t) + epsilon)}. A decay that is not decoupled belongs to G; one that is
   * makes w smaller first.
   */
  static final class Adam extends ElementwiseRule {
    private final Optimizer.Adam settings;
    private double[] means = {};
    private double[] squares = {};

    Adam(Optimizer.Adam settings) {
      this.settings = settings;
    }

    @Override
    void start(int parameters) {
      means = new double[parameters];
      squares = new double[parameters];
    }

    @Override
    double next(int i, double w, double gradient, double rate) {
      double decay = settings.weightDecay();
      double g = settings.decoupled() ? gradient : gradient + decay * w;
      double shrunk = settings.decoupled() ? w * (1 - rate * decay) : w;
      double b1 = settings.beta1();
      double b2 = settings.beta2();
      means[i] = b1 * means[i] + (1 - b1) * g;
      squares[i] = b2 * squares[i] + (1 - b2) * g * g;
      double size = rate / (1 - StrictMath.pow(b1, updates()));
      double root = Math.sqrt(squares[i]) / Math.sqrt(1 - StrictMath.pow(b2, updates()));
      return shrunk - size * means[i] / (root + settings.epsilon());
    }
  }
}

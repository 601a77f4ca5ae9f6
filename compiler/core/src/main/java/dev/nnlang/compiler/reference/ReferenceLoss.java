package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;

/** A loss as the book writes it. Where a formula has a kink, its derivative there is PyTorch's. */
interface ReferenceLoss {
  /** The loss of one example. */
  double value(double[] signal, double[] output, double[] target);

  /** The derivative by the output, or by the signal where {@link #isOfSignal}. */
  double[] derivative(double[] output, double[] target);

  /** Whether the loss and the last unit have a derivative together that neither has alone. */
  default boolean isOfSignal() {
    return false;
  }

  /** The formulas of {@code loss}. */
  static ReferenceLoss of(Loss loss, Task task) {
    return loss.accept(new Formulas(task));
  }

  /** A sum over outputs that looks at {@code x - y} of one output at a time. */
  interface OfResiduals extends ReferenceLoss {
    double value(double residual);

    double derivative(double residual);

    @Override
    default double value(double[] signal, double[] output, double[] target) {
      double sum = 0;
      for (int j = 0; j < output.length; j++) {
        sum += value(output[j] - target[j]);
      }
      return sum;
    }

    @Override
    default double[] derivative(double[] output, double[] target) {
      double[] derivative = new double[output.length];
      for (int j = 0; j < output.length; j++) {
        derivative[j] = derivative(output[j] - target[j]);
      }
      return derivative;
    }
  }

  /** {@code sum (x - y)^2}. */
  final class Squared implements OfResiduals {
    @Override
    public double value(double residual) {
      return residual * residual;
    }

    @Override
    public double derivative(double residual) {
      return 2 * residual;
    }
  }

  /** {@code sum |x - y|}; the derivative at 0 is 0. */
  final class Absolute implements OfResiduals {
    @Override
    public double value(double residual) {
      return Math.abs(residual);
    }

    @Override
    public double derivative(double residual) {
      return Math.signum(residual);
    }
  }

  /** {@code sum r^2 / 2} where {@code |r| <= d}, else {@code d (|r| - d / 2)}; r is x - y. */
  final class Huber implements OfResiduals {
    private final double delta;

    Huber(double delta) {
      this.delta = delta;
    }

    @Override
    public double value(double residual) {
      double distance = Math.abs(residual);
      return distance <= delta ? residual * residual / 2 : delta * (distance - delta / 2);
    }

    @Override
    public double derivative(double residual) {
      return Math.max(-delta, Math.min(delta, residual));
    }
  }

  /** {@code ln sum exp(s) - s_label}. */
  final class SoftmaxCrossEntropy implements ReferenceLoss {
    @Override
    public double value(double[] signal, double[] output, double[] target) {
      double max = Double.NEGATIVE_INFINITY;
      for (double s : signal) {
        max = Math.max(max, s);
      }
      double sum = 0;
      double right = 0;
      for (int j = 0; j < signal.length; j++) {
        sum += StrictMath.exp(signal[j] - max);
        right += target[j] * (signal[j] - max);
      }
      return StrictMath.log(sum) - right;
    }

    @Override
    public double[] derivative(double[] output, double[] target) {
      return difference(output, target);
    }

    @Override
    public boolean isOfSignal() {
      return true;
    }
  }

  /** {@code sum ln(1 + exp(s)) - y s}, for targets y within 0..1. */
  final class SigmoidCrossEntropy implements ReferenceLoss {
    @Override
    public double value(double[] signal, double[] output, double[] target) {
      double sum = 0;
      for (int j = 0; j < signal.length; j++) {
        double s = signal[j];
        sum += Math.max(s, 0) - s * target[j] + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
      }
      return sum;
    }

    @Override
    public double[] derivative(double[] output, double[] target) {
      return difference(output, target);
    }

    @Override
    public boolean isOfSignal() {
      return true;
    }
  }

  /** {@code sum max(0, 1 - m x)} with m = 2 y - 1; the derivative where the margin is 1 is 0. */
  final class BooleanHinge implements ReferenceLoss {
    @Override
    public double value(double[] signal, double[] output, double[] target) {
      double sum = 0;
      for (int j = 0; j < output.length; j++) {
        sum += Math.max(0, 1 - (2 * target[j] - 1) * output[j]);
      }
      return sum;
    }

    @Override
    public double[] derivative(double[] output, double[] target) {
      double[] derivative = new double[output.length];
      for (int j = 0; j < output.length; j++) {
        double m = 2 * target[j] - 1;
        derivative[j] = 1 - m * output[j] > 0 ? -m : 0;
      }
      return derivative;
    }
  }

  /**
   * {@code max(0, 1 - x_label + max of the other x)}, of Crammer and Singer; of equal others the
   * first counts, and the derivative where the margin is 1 is 0.
   */
  final class OneOfHinge implements ReferenceLoss {
    @Override
    public double value(double[] signal, double[] output, double[] target) {
      return Math.max(0, argument(output, label(target)));
    }

    @Override
    public double[] derivative(double[] output, double[] target) {
      double[] derivative = new double[output.length];
      int label = label(target);
      if (argument(output, label) > 0) {
        derivative[label] = -1;
        derivative[rival(output, label)] = 1;
      }
      return derivative;
    }

    private static double argument(double[] output, int label) {
      return 1 - output[label] + output[rival(output, label)];
    }

    private static int label(double[] target) {
      int label = 0;
      while (target[label] != 1) {
        label++;
      }
      return label;
    }

    private static int rival(double[] output, int label) {
      int rival = label == 0 ? 1 : 0;
      for (int j = rival + 1; j < output.length; j++) {
        if (j != label && output[j] > output[rival]) {
          rival = j;
        }
      }
      return rival;
    }
  }

  private static double[] difference(double[] output, double[] target) {
    double[] difference = new double[output.length];
    for (int j = 0; j < output.length; j++) {
      difference[j] = output[j] - target[j];
    }
    return difference;
  }

  /** The class of each loss. */
  final class Formulas implements Loss.Visitor<ReferenceLoss> {
    private final Task task;

    Formulas(Task task) {
      this.task = task;
    }

    @Override
    public ReferenceLoss squared() {
      return new Squared();
    }

    @Override
    public ReferenceLoss crossEntropy() {
      return task == Task.CLASSIFICATION ? new SoftmaxCrossEntropy() : new SigmoidCrossEntropy();
    }

    @Override
    public ReferenceLoss absolute() {
      return new Absolute();
    }

    @Override
    public ReferenceLoss huber(Loss.Huber huber) {
      return new Huber(huber.delta());
    }

    @Override
    public ReferenceLoss hinge() {
      return task == Task.CLASSIFICATION ? new OneOfHinge() : new BooleanHinge();
    }
  }
}

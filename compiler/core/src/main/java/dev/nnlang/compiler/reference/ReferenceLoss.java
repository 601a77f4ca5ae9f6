package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;

/** A loss as the book writes it. */
interface ReferenceLoss {
  /** The loss of one example. */
  double value(double[] signal, double[] output, double[] target);

  /** For cross-entropy the derivative by the signal, for the others by the output. */
  double[] derivative(double[] signal, double[] output, double[] target);

  /** The formulas of {@code loss}. */
  static ReferenceLoss of(Loss loss, Task task) {
    if (loss.equals(new Loss.Squared())) {
      return new Squared();
    }
    if (loss.equals(new Loss.CrossEntropy())) {
      return task == Task.CLASSIFICATION ? new SoftmaxCrossEntropy() : new SigmoidCrossEntropy();
    }
    throw new UnsupportedOperationException(loss.spelling());
  }

  /** {@code sum (x - y)^2}. */
  final class Squared implements ReferenceLoss {
    @Override
    public double value(double[] signal, double[] output, double[] target) {
      double sum = 0;
      for (int j = 0; j < output.length; j++) {
        sum += (output[j] - target[j]) * (output[j] - target[j]);
      }
      return sum;
    }

    @Override
    public double[] derivative(double[] signal, double[] output, double[] target) {
      double[] derivative = new double[output.length];
      for (int j = 0; j < output.length; j++) {
        derivative[j] = 2 * (output[j] - target[j]);
      }
      return derivative;
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
    public double[] derivative(double[] signal, double[] output, double[] target) {
      return difference(output, target);
    }
  }

  /** {@code sum ln(1 + exp(s)) - y s}. */
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
    public double[] derivative(double[] signal, double[] output, double[] target) {
      return difference(output, target);
    }
  }

  private static double[] difference(double[] output, double[] target) {
    double[] difference = new double[output.length];
    for (int j = 0; j < output.length; j++) {
      difference[j] = output[j] - target[j];
    }
    return difference;
  }
}

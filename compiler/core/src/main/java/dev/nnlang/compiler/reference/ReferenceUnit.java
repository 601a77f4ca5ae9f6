package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Unit;

/** A unit as the book writes it, over all signals of a layer. */
interface ReferenceUnit {
  /** What the units make of their signals. */
  double[] output(double[] signal);

  /** From {@code de/dx} to {@code de/ds}. */
  double[] back(double[] signal, double[] output, double[] toOutput);

  /** The formulas of {@code unit}. */
  static ReferenceUnit of(Unit unit) {
    return unit.accept(new Formulas());
  }

  /** A unit that looks at one signal at a time. */
  interface Elementwise extends ReferenceUnit {
    double theta(double s);

    double derivative(double s);

    @Override
    default double[] output(double[] signal) {
      double[] output = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        output[i] = theta(signal[i]);
      }
      return output;
    }

    @Override
    default double[] back(double[] signal, double[] output, double[] toOutput) {
      double[] delta = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        delta[i] = toOutput[i] * derivative(signal[i]);
      }
      return delta;
    }
  }

  /** {@code x = s}. */
  final class Identity implements Elementwise {
    @Override
    public double theta(double s) {
      return s;
    }

    @Override
    public double derivative(double s) {
      return 1;
    }
  }

  /** {@code x = 1 / (1 + exp(-s))}. */
  final class Sigmoid implements Elementwise {
    @Override
    public double theta(double s) {
      return 1 / (1 + StrictMath.exp(-s));
    }

    @Override
    public double derivative(double s) {
      return theta(s) * theta(-s);
    }
  }

  /** {@code x = tanh(s)}. */
  final class Tanh implements Elementwise {
    @Override
    public double theta(double s) {
      return StrictMath.tanh(s);
    }

    @Override
    public double derivative(double s) {
      double cosh = StrictMath.cosh(s);
      return 1 / (cosh * cosh);
    }
  }

  /** {@code x = max(0, s)}; the derivative at 0 is 0. */
  final class Relu implements Elementwise {
    @Override
    public double theta(double s) {
      return Math.max(0, s);
    }

    @Override
    public double derivative(double s) {
      return s > 0 ? 1 : 0;
    }
  }

  /** {@code x_i = exp(s_i) / sum_j exp(s_j)}. */
  final class Softmax implements ReferenceUnit {
    @Override
    public double[] output(double[] signal) {
      double max = Double.NEGATIVE_INFINITY;
      for (double s : signal) {
        max = Math.max(max, s);
      }
      double[] output = new double[signal.length];
      double sum = 0;
      for (int i = 0; i < signal.length; i++) {
        output[i] = StrictMath.exp(signal[i] - max);
        sum += output[i];
      }
      for (int i = 0; i < signal.length; i++) {
        output[i] /= sum;
      }
      return output;
    }

    @Override
    public double[] back(double[] signal, double[] output, double[] toOutput) {
      double[] delta = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        for (int j = 0; j < signal.length; j++) {
          double jacobian = output[j] * ((i == j ? 1 : 0) - output[i]);
          delta[i] += jacobian * toOutput[j];
        }
      }
      return delta;
    }
  }

  /** The class of each unit. */
  final class Formulas implements Unit.Visitor<ReferenceUnit> {
    @Override
    public ReferenceUnit identity() {
      return new Identity();
    }

    @Override
    public ReferenceUnit sigmoid() {
      return new Sigmoid();
    }

    @Override
    public ReferenceUnit tanh() {
      return new Tanh();
    }

    @Override
    public ReferenceUnit relu() {
      return new Relu();
    }

    @Override
    public ReferenceUnit softmax() {
      return new Softmax();
    }

    @Override
    public ReferenceUnit abs() {
      throw new UnsupportedOperationException("abs");
    }

    @Override
    public ReferenceUnit leakyRelu(Unit.LeakyRelu unit) {
      throw new UnsupportedOperationException(unit.spelling());
    }

    @Override
    public ReferenceUnit prelu(Unit.PRelu unit) {
      throw new UnsupportedOperationException(unit.spelling());
    }

    @Override
    public ReferenceUnit maxout(Unit.Maxout unit) {
      throw new UnsupportedOperationException(unit.spelling());
    }

    @Override
    public ReferenceUnit softplus() {
      throw new UnsupportedOperationException("softplus");
    }

    @Override
    public ReferenceUnit hardTanh() {
      throw new UnsupportedOperationException("hard_tanh");
    }
  }
}

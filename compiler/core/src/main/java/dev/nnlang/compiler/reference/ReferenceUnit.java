package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Unit;

/**
 * A unit as the book writes it, over all signals of a layer. Where a formula has a kink, its
 * derivative there is PyTorch's.
 */
interface ReferenceUnit {
  /** What the units make of their signals. */
  double[] output(double[] signal);

  /** From {@code de/dx} to {@code de/ds}. */
  double[] back(double[] signal, double[] output, double[] toOutput);

  /** From {@code de/dx} to the gradient of the slopes; empty where none is learned. */
  default double[] slopeGradient(double[] signal, double[] toOutput) {
    return new double[0];
  }

  /**
   * The formulas of {@code unit}.
   *
   * @param slopes one for each unit of a prelu; not looked at by the others
   */
  static ReferenceUnit of(Unit unit, double[] slopes) {
    return unit.accept(new Formulas(slopes));
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

  /** {@code x = |s|}; the derivative at 0 is 0. */
  final class Abs implements Elementwise {
    @Override
    public double theta(double s) {
      return Math.abs(s);
    }

    @Override
    public double derivative(double s) {
      return Math.signum(s);
    }
  }

  /** {@code x = max(0, s) + slope min(0, s)}; the derivative at 0 is the slope. */
  final class LeakyRelu implements Elementwise {
    private final double slope;

    LeakyRelu(double slope) {
      this.slope = slope;
    }

    @Override
    public double theta(double s) {
      return Math.max(0, s) + slope * Math.min(0, s);
    }

    @Override
    public double derivative(double s) {
      return s > 0 ? 1 : slope;
    }
  }

  /** {@code x_i = max(0, s_i) + a_i min(0, s_i)} with learned {@code a}. */
  final class PRelu implements ReferenceUnit {
    private final double[] slopes;

    PRelu(double[] slopes) {
      this.slopes = slopes;
    }

    @Override
    public double[] output(double[] signal) {
      double[] output = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        output[i] = Math.max(0, signal[i]) + slopes[i] * Math.min(0, signal[i]);
      }
      return output;
    }

    @Override
    public double[] back(double[] signal, double[] output, double[] toOutput) {
      double[] delta = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        delta[i] = toOutput[i] * (signal[i] > 0 ? 1 : slopes[i]);
      }
      return delta;
    }

    @Override
    public double[] slopeGradient(double[] signal, double[] toOutput) {
      double[] gradient = new double[signal.length];
      for (int i = 0; i < signal.length; i++) {
        gradient[i] = toOutput[i] * (signal[i] > 0 ? 0 : signal[i]);
      }
      return gradient;
    }
  }

  /** {@code x_i = max(s_ik, ..., s_ik+k-1)}; the first of equals has the derivative 1. */
  final class Maxout implements ReferenceUnit {
    private final int pieces;

    Maxout(int pieces) {
      this.pieces = pieces;
    }

    @Override
    public double[] output(double[] signal) {
      double[] output = new double[signal.length / pieces];
      for (int i = 0; i < output.length; i++) {
        output[i] = signal[winner(signal, i)];
      }
      return output;
    }

    @Override
    public double[] back(double[] signal, double[] output, double[] toOutput) {
      double[] delta = new double[signal.length];
      for (int i = 0; i < toOutput.length; i++) {
        delta[winner(signal, i)] = toOutput[i];
      }
      return delta;
    }

    private int winner(double[] signal, int unit) {
      int winner = unit * pieces;
      for (int j = winner + 1; j < (unit + 1) * pieces; j++) {
        if (signal[j] > signal[winner]) {
          winner = j;
        }
      }
      return winner;
    }
  }

  /** {@code x = ln(1 + exp(s))}, without an exp that overflows. */
  final class Softplus implements Elementwise {
    @Override
    public double theta(double s) {
      return Math.max(s, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
    }

    @Override
    public double derivative(double s) {
      return 1 / (1 + StrictMath.exp(-s));
    }
  }

  /** {@code x = max(-1, min(1, s))}; the derivative at -1 and 1 is 0. */
  final class HardTanh implements Elementwise {
    @Override
    public double theta(double s) {
      return Math.max(-1, Math.min(1, s));
    }

    @Override
    public double derivative(double s) {
      return -1 < s && s < 1 ? 1 : 0;
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
    private final double[] slopes;

    Formulas(double[] slopes) {
      this.slopes = slopes;
    }

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
    public ReferenceUnit abs() {
      return new Abs();
    }

    @Override
    public ReferenceUnit leakyRelu(Unit.LeakyRelu unit) {
      return new LeakyRelu(unit.slope());
    }

    @Override
    public ReferenceUnit prelu(Unit.PRelu unit) {
      return new PRelu(slopes);
    }

    @Override
    public ReferenceUnit maxout(Unit.Maxout unit) {
      return new Maxout(unit.pieces());
    }

    @Override
    public ReferenceUnit softplus() {
      return new Softplus();
    }

    @Override
    public ReferenceUnit hardTanh() {
      return new HardTanh();
    }

    @Override
    public ReferenceUnit softmax() {
      return new Softmax();
    }
  }
}

package dev.nnlang.compiler.model;

/** A unit's activation: what it makes of its signal. */
public sealed interface Unit {
  /** As the language spells it, arguments included. */
  String spelling();

  /** Signals that one unit takes: k for maxout, 1 else. */
  default int signalsPerUnit() {
    return 1;
  }

  /** What to do for each unit. */
  <R> R accept(Visitor<R> visitor);

  /** {@code x = s}. */
  record Identity() implements Unit {
    @Override
    public String spelling() {
      return "identity";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identity();
    }
  }

  /** {@code x = 1 / (1 + exp(-s))}. */
  record Sigmoid() implements Unit {
    @Override
    public String spelling() {
      return "sigmoid";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sigmoid();
    }
  }

  /** {@code x = tanh(s)}. */
  record Tanh() implements Unit {
    @Override
    public String spelling() {
      return "tanh";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tanh();
    }
  }

  /** {@code x = max(0, s)}. */
  record Relu() implements Unit {
    @Override
    public String spelling() {
      return "relu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu();
    }
  }

  /** {@code x = |s|}. */
  record Abs() implements Unit {
    @Override
    public String spelling() {
      return "abs";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.abs();
    }
  }

  /** {@code x = max(0, s) + slope min(0, s)}. */
  record LeakyRelu(double slope) implements Unit {
    public LeakyRelu {
      Require.finite(slope, "slope");
    }

    @Override
    public String spelling() {
      return "leaky_relu(" + Decimal.of(slope) + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /** As leaky_relu, with one learned slope per unit that starts at {@code initialSlope}. */
  record PRelu(double initialSlope) implements Unit {
    public PRelu {
      Require.finite(initialSlope, "initialSlope");
    }

    @Override
    public String spelling() {
      return "prelu(" + Decimal.of(initialSlope) + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prelu(this);
    }
  }

  /** {@code x_i = max(s_ik, ..., s_ik+k-1)}; ties go to the first. */
  record Maxout(int pieces) implements Unit {
    public Maxout {
      Require.positive(pieces, "pieces");
    }

    @Override
    public String spelling() {
      return "maxout(" + pieces + ")";
    }

    @Override
    public int signalsPerUnit() {
      return pieces;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxout(this);
    }
  }

  /** {@code x = log(1 + exp(s))}. */
  record Softplus() implements Unit {
    @Override
    public String spelling() {
      return "softplus";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softplus();
    }
  }

  /** {@code x = max(-1, min(1, s))}. */
  record HardTanh() implements Unit {
    @Override
    public String spelling() {
      return "hard_tanh";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hardTanh();
    }
  }

  /** {@code x_i = exp(s_i) / sum_j exp(s_j)}; last layer only. */
  record Softmax() implements Unit {
    @Override
    public String spelling() {
      return "softmax";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax();
    }
  }

  /** One method for each unit. */
  interface Visitor<R> {
    R identity();

    R sigmoid();

    R tanh();

    R relu();

    R abs();

    R leakyRelu(LeakyRelu unit);

    R prelu(PRelu unit);

    R maxout(Maxout unit);

    R softplus();

    R hardTanh();

    R softmax();
  }
}

package dev.nnlang.compiler.model;

/** What keeps weights (never biases) small. */
public sealed interface Penalty {
  /** What to do for each penalty. */
  <R> R accept(Visitor<R> visitor);

  /** Adds {@code strength * sum w^2} to the loss. */
  record L2(double strength) implements Penalty {
    public L2 {
      Require.positive(strength, "strength");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l2(this);
    }
  }

  /** Adds {@code strength * sum |w|} to the loss. */
  record L1(double strength) implements Penalty {
    public L1 {
      Require.positive(strength, "strength");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l1(this);
    }
  }

  /** Rescales each unit's incoming weights to at most {@code norm} after an update. */
  record MaxNorm(double norm) implements Penalty {
    public MaxNorm {
      Require.positive(norm, "norm");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxNorm(this);
    }
  }

  /** One method for each penalty. */
  interface Visitor<R> {
    R l2(L2 penalty);

    R l1(L1 penalty);

    R maxNorm(MaxNorm penalty);
  }
}

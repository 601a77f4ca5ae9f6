package dev.nnlang.compiler.model;

/** What keeps weights (never biases) small. */
public sealed interface Penalty {
  /** Adds {@code strength * sum w^2} to the loss. */
  record L2(double strength) implements Penalty {
    public L2 {
      Require.positive(strength, "strength");
    }
  }

  /** Adds {@code strength * sum |w|} to the loss. */
  record L1(double strength) implements Penalty {
    public L1 {
      Require.positive(strength, "strength");
    }
  }

  /** Rescales each unit's incoming weights to at most {@code norm} after an update. */
  record MaxNorm(double norm) implements Penalty {
    public MaxNorm {
      Require.positive(norm, "norm");
    }
  }
}

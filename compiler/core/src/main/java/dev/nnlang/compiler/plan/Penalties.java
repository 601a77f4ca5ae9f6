package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Penalty;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The penalties of a phase, penalties of one kind taken together.
 *
 * @param l2 strength of {@code sum w^2}; 0 for none
 * @param l1 strength of {@code sum |w|}; 0 for none
 * @param maxNorm largest norm of the weights into a unit
 */
public record Penalties(double l2, double l1, OptionalDouble maxNorm) {
  /** What biases and slopes are updated with. */
  static final Penalties NONE = new Penalties(0, 0, OptionalDouble.empty());

  /** The penalties {@code declared}. */
  public static Penalties of(List<Penalty> declared) {
    Penalties all = NONE;
    for (Penalty penalty : declared) {
      all = penalty.accept(new With(all));
    }
    return all;
  }

  /** Whether a gradient is the error's alone. */
  public boolean leavesGradients() {
    return l2 == 0 && l1 == 0;
  }

  /** Only what changes gradients: a norm is limited after the update. */
  Penalties ofGradients() {
    return new Penalties(l2, l1, OptionalDouble.empty());
  }

  private record With(Penalties all) implements Penalty.Visitor<Penalties> {
    @Override
    public Penalties l2(Penalty.L2 penalty) {
      return new Penalties(all.l2 + penalty.strength(), all.l1, all.maxNorm);
    }

    @Override
    public Penalties l1(Penalty.L1 penalty) {
      return new Penalties(all.l2, all.l1 + penalty.strength(), all.maxNorm);
    }

    @Override
    public Penalties maxNorm(Penalty.MaxNorm penalty) {
      double tighter = Math.min(penalty.norm(), all.maxNorm.orElse(Double.MAX_VALUE));
      return new Penalties(all.l2, all.l1, OptionalDouble.of(tighter));
    }
  }
}

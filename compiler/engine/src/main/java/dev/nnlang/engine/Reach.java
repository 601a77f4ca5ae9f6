package dev.nnlang.engine;

import dev.nnlang.compiler.model.Unit;

/** The numbers that a unit can give or come near to; an end may be infinite. */
record Reach(double low, double high) {
  private static final Reach ALL = new Reach(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final Reach NOT_NEGATIVE = new Reach(0, Double.POSITIVE_INFINITY);
  private static final Reach ZERO_TO_ONE = new Reach(0, 1);
  private static final Reach MINUS_ONE_TO_ONE = new Reach(-1, 1);

  static Reach of(Unit unit) {
    return unit.accept(new OfUnit());
  }

  boolean covers(double from, double to) {
    return low <= from && to <= high;
  }

  /** For a message; only a reach with an end can be too small. */
  @Override
  public String toString() {
    return high == Double.POSITIVE_INFINITY
        ? Rounded.number(low) + " or more"
        : Rounded.number(low) + " to " + Rounded.number(high);
  }

  private static final class OfUnit implements Unit.Visitor<Reach> {
    @Override
    public Reach identity() {
      return ALL;
    }

    @Override
    public Reach sigmoid() {
      return ZERO_TO_ONE;
    }

    @Override
    public Reach tanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public Reach relu() {
      return NOT_NEGATIVE;
    }

    @Override
    public Reach abs() {
      return NOT_NEGATIVE;
    }

    /** A slope of 0 cuts negative signals off, one below 0 turns them over. */
    @Override
    public Reach leakyRelu(Unit.LeakyRelu unit) {
      return unit.slope() > 0 ? ALL : NOT_NEGATIVE;
    }

    /** Its slope is learned and may be anything. */
    @Override
    public Reach prelu(Unit.PRelu unit) {
      return ALL;
    }

    @Override
    public Reach maxout(Unit.Maxout unit) {
      return ALL;
    }

    @Override
    public Reach softplus() {
      return NOT_NEGATIVE;
    }

    @Override
    public Reach hardTanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public Reach softmax() {
      return ZERO_TO_ONE;
    }
  }
}

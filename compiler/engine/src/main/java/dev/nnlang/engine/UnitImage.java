package dev.nnlang.engine;

import dev.nnlang.compiler.model.Unit;

/** The numbers that a unit can give or come near to; an end may be infinite. */
record UnitImage(double low, double high) {
  private static final UnitImage ALL =
      new UnitImage(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final UnitImage NOT_NEGATIVE = new UnitImage(0, Double.POSITIVE_INFINITY);
  private static final UnitImage ZERO_TO_ONE = new UnitImage(0, 1);
  private static final UnitImage MINUS_ONE_TO_ONE = new UnitImage(-1, 1);

  static UnitImage of(Unit unit) {
    return unit.accept(new OfUnit());
  }

  boolean covers(double from, double to) {
    return low <= from && to <= high;
  }

  /** For a message; only an image with an end can be too small. */
  @Override
  public String toString() {
    return high == Double.POSITIVE_INFINITY
        ? Rounded.number(low) + " or more"
        : Rounded.number(low) + " to " + Rounded.number(high);
  }

  private static final class OfUnit implements Unit.Visitor<UnitImage> {
    @Override
    public UnitImage identity() {
      return ALL;
    }

    @Override
    public UnitImage sigmoid() {
      return ZERO_TO_ONE;
    }

    @Override
    public UnitImage tanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public UnitImage relu() {
      return NOT_NEGATIVE;
    }

    @Override
    public UnitImage abs() {
      return NOT_NEGATIVE;
    }

    /** A slope of 0 cuts negative signals off, one below 0 turns them over. */
    @Override
    public UnitImage leakyRelu(Unit.LeakyRelu unit) {
      return unit.slope() > 0 ? ALL : NOT_NEGATIVE;
    }

    /** Its slope is learned and may be anything. */
    @Override
    public UnitImage prelu(Unit.PRelu unit) {
      return ALL;
    }

    @Override
    public UnitImage maxout(Unit.Maxout unit) {
      return ALL;
    }

    @Override
    public UnitImage softplus() {
      return NOT_NEGATIVE;
    }

    @Override
    public UnitImage hardTanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public UnitImage softmax() {
      return ZERO_TO_ONE;
    }
  }
}

package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Unit;

/**
 * FLOPs of a layer of units, as {@link Cost} counts them.
 *
 * @param width units of the layer
 */
record UnitOperations(int width) implements Unit.Visitor<Long> {

  /** What {@code width} units take to make their outputs. */
  static long outputs(Unit unit, int width) {
    return unit.accept(new UnitOperations(width));
  }

  /** What {@code width} units take to make {@code theta'(s) (x) de/dx}. */
  static long derivatives(Unit unit, int width) {
    return unit.accept(new Derivatives(width));
  }

  private long each(long flops) {
    return flops * width;
  }

  @Override
  public Long identity() {
    return 0L;
  }

  @Override
  public Long sigmoid() {
    return each(1);
  }

  @Override
  public Long tanh() {
    return each(1);
  }

  @Override
  public Long relu() {
    return each(1);
  }

  @Override
  public Long abs() {
    return each(1);
  }

  /** A comparison and a multiplication. */
  @Override
  public Long leakyRelu(Unit.LeakyRelu unit) {
    return each(2);
  }

  /** A comparison and a multiplication. */
  @Override
  public Long prelu(Unit.PRelu unit) {
    return each(2);
  }

  /** Each piece but the first is compared with the largest so far. */
  @Override
  public Long maxout(Unit.Maxout unit) {
    return each(unit.pieces() - 1);
  }

  @Override
  public Long softplus() {
    return each(1);
  }

  @Override
  public Long hardTanh() {
    return each(2);
  }

  /** The largest of all; then for each its distance, exp, the sum and the quotient. */
  @Override
  public Long softmax() {
    return width - 1 + each(4);
  }

  private record Derivatives(int width) implements Unit.Visitor<Long> {
    private long each(long flops) {
      return flops * width;
    }

    @Override
    public Long identity() {
      return 0L;
    }

    /** {@code d (x (1 - x))}. */
    @Override
    public Long sigmoid() {
      return each(3);
    }

    /** {@code d (1 - x^2)}. */
    @Override
    public Long tanh() {
      return each(3);
    }

    @Override
    public Long relu() {
      return each(1);
    }

    /** Above 0, below 0 or at it. */
    @Override
    public Long abs() {
      return each(2);
    }

    /** A comparison and a multiplication. */
    @Override
    public Long leakyRelu(Unit.LeakyRelu unit) {
      return each(2);
    }

    /** A comparison and a multiplication. */
    @Override
    public Long prelu(Unit.PRelu unit) {
      return each(2);
    }

    /** As for the outputs: the winner is looked for again. */
    @Override
    public Long maxout(Unit.Maxout unit) {
      return each(unit.pieces() - 1);
    }

    /** {@code d sigmoid(s)}. */
    @Override
    public Long softplus() {
      return each(2);
    }

    @Override
    public Long hardTanh() {
      return each(2);
    }

    /** {@code x_j (d_j - sum_i d_i x_i)}. */
    @Override
    public Long softmax() {
      return each(4);
    }
  }
}

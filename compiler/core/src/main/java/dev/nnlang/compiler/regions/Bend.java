package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Unit;

/** Where a unit changes from one linear function to another, as far as its kind tells. */
enum Bend {
  /** Linear throughout. */
  NONE,
  /** At signal 0, and constant 0 on one side, which takes a dimension away: relu. */
  OFF,
  /** At signal 0, with another slope on either side: leaky_relu, prelu, abs. */
  SLOPE,
  /** At -1 and at 1: hard_tanh. */
  TWO,
  /** Where the largest of k signals is another one: maxout. */
  LARGEST,
  /** Everywhere: no linear function at all. */
  SMOOTH;

  private static final Unit.Visitor<Bend> OF = new OfUnit();

  static Bend of(Unit unit) {
    return unit.accept(OF);
  }

  private static final class OfUnit implements Unit.Visitor<Bend> {
    @Override
    public Bend identity() {
      return NONE;
    }

    @Override
    public Bend sigmoid() {
      return SMOOTH;
    }

    @Override
    public Bend tanh() {
      return SMOOTH;
    }

    @Override
    public Bend relu() {
      return OFF;
    }

    @Override
    public Bend abs() {
      return SLOPE;
    }

    @Override
    public Bend leakyRelu(Unit.LeakyRelu unit) {
      if (unit.slope() == 0) {
        return OFF;
      }
      return unit.slope() == 1 ? NONE : SLOPE;
    }

    @Override
    public Bend prelu(Unit.PRelu unit) {
      return SLOPE; // whatever it starts at, it may learn another
    }

    @Override
    public Bend maxout(Unit.Maxout unit) {
      return unit.pieces() == 1 ? NONE : LARGEST;
    }

    @Override
    public Bend softplus() {
      return SMOOTH;
    }

    @Override
    public Bend hardTanh() {
      return TWO;
    }

    @Override
    public Bend softmax() {
      return SMOOTH;
    }
  }
}

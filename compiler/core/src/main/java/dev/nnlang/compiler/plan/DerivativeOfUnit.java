package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Unit;

/** What the derivative of a unit is told by; where it is the output, signals need not be kept. */
final class DerivativeOfUnit implements Unit.Visitor<Kernel.Told> {
  static Kernel.Told toldBy(Unit unit) {
    return unit.accept(new DerivativeOfUnit());
  }

  @Override
  public Kernel.Told identity() {
    return Kernel.Told.BY_NOTHING;
  }

  /** {@code x (1 - x)}. */
  @Override
  public Kernel.Told sigmoid() {
    return Kernel.Told.BY_OUTPUT;
  }

  /** {@code 1 - x^2}. */
  @Override
  public Kernel.Told tanh() {
    return Kernel.Told.BY_OUTPUT;
  }

  /** The output is above 0 where the signal is. */
  @Override
  public Kernel.Told relu() {
    return Kernel.Told.BY_OUTPUT;
  }

  @Override
  public Kernel.Told abs() {
    return Kernel.Told.BY_SIGNAL;
  }

  /** With a negative slope both signs of the signal give outputs above 0. */
  @Override
  public Kernel.Told leakyRelu(Unit.LeakyRelu unit) {
    return unit.slope() < 0 ? Kernel.Told.BY_SIGNAL : Kernel.Told.BY_OUTPUT;
  }

  /** The slope may become negative. */
  @Override
  public Kernel.Told prelu(Unit.PRelu unit) {
    return Kernel.Told.BY_SIGNAL;
  }

  @Override
  public Kernel.Told maxout(Unit.Maxout unit) {
    return Kernel.Told.BY_SIGNAL;
  }

  /** {@code 1 - exp(-x)} would lose what is small. */
  @Override
  public Kernel.Told softplus() {
    return Kernel.Told.BY_SIGNAL;
  }

  /** The output is within -1 and 1, both excluded, where the signal is. */
  @Override
  public Kernel.Told hardTanh() {
    return Kernel.Told.BY_OUTPUT;
  }

  /** The Jacobian is one of outputs. */
  @Override
  public Kernel.Told softmax() {
    return Kernel.Told.BY_OUTPUT;
  }
}

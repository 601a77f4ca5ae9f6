package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What a smooth output unit makes of its signal, which the regions leave out and a drawing shows.
 * Softmax looks at all signals at once and is left to the drawing; the others bend, and are in the
 * regions already.
 */
final class Squash implements Unit.Visitor<DoubleUnaryOperator> {
  private static final Squash INSTANCE = new Squash();

  private Squash() {}

  static DoubleUnaryOperator of(Network network) {
    List<Level> levels = Level.all(network);
    return levels.isEmpty()
        ? DoubleUnaryOperator.identity()
        : levels.get(levels.size() - 1).unit().accept(INSTANCE);
  }

  @Override
  public DoubleUnaryOperator identity() {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator sigmoid() {
    return s -> 1 / (1 + StrictMath.exp(-s));
  }

  @Override
  public DoubleUnaryOperator tanh() {
    return StrictMath::tanh;
  }

  @Override
  public DoubleUnaryOperator relu() {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator abs() {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator leakyRelu(Unit.LeakyRelu unit) {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator prelu(Unit.PRelu unit) {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator maxout(Unit.Maxout unit) {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator softplus() {
    return s -> Math.max(s, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
  }

  @Override
  public DoubleUnaryOperator hardTanh() {
    return DoubleUnaryOperator.identity();
  }

  @Override
  public DoubleUnaryOperator softmax() {
    return DoubleUnaryOperator.identity();
  }
}

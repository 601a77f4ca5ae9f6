package dev.nnlang.compiler.emit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.nnlang.compiler.model.Unit;
import java.util.function.Supplier;

/**
 * Units in operations of libtorch, whose derivatives its autograd finds.
 *
 * @param signals [n x signals]
 * @param slopes of prelu, [units]; asked for by it alone
 */
record TorchUnits(NDArray signals, Supplier<NDArray> slopes) implements Unit.Visitor<NDArray> {
  @Override
  public NDArray identity() {
    return signals;
  }

  @Override
  public NDArray sigmoid() {
    return Activation.sigmoid(signals);
  }

  @Override
  public NDArray tanh() {
    return Activation.tanh(signals);
  }

  @Override
  public NDArray relu() {
    return Activation.relu(signals);
  }

  @Override
  public NDArray abs() {
    return signals.abs();
  }

  @Override
  public NDArray leakyRelu(Unit.LeakyRelu unit) {
    return Activation.leakyRelu(signals, (float) unit.slope());
  }

  /** DJL has none over libtorch: {@code max(0, s) - a max(0, -s)}. */
  @Override
  public NDArray prelu(Unit.PRelu unit) {
    return Activation.relu(signals).sub(Activation.relu(signals.neg()).mul(slopes.get()));
  }

  @Override
  public NDArray maxout(Unit.Maxout unit) {
    long rows = signals.getShape().get(0);
    return signals.reshape(rows, -1, unit.pieces()).max(new int[] {2});
  }

  @Override
  public NDArray softplus() {
    return Activation.softPlus(signals);
  }

  @Override
  public NDArray hardTanh() {
    return signals.clip(-1, 1);
  }

  @Override
  public NDArray softmax() {
    return signals.softmax(1);
  }
}

package dev.nnlang.compiler.emit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;

/**
 * Losses in operations of libtorch, summed over the rows.
 *
 * @param signals what enters the last unit, [n x outputWidth]
 * @param outputs what leaves it, of the same shape
 * @param targets of the same shape; a 1 among 0s for a one_of
 */
record TorchLosses(Task task, NDArray signals, NDArray outputs, NDArray targets)
    implements Loss.Visitor<NDArray> {
  private static final int[] COLUMNS = {1};

  @Override
  public NDArray squared() {
    return outputs.sub(targets).square().sum();
  }

  /** Of the signals, as PyTorch's cross_entropy and binary_cross_entropy_with_logits. */
  @Override
  public NDArray crossEntropy() {
    return task == Task.CLASSIFICATION
        ? signals.logSoftmax(1).mul(targets).sum().neg()
        : Activation.softPlus(signals).sub(signals.mul(targets)).sum();
  }

  @Override
  public NDArray absolute() {
    return outputs.sub(targets).abs().sum();
  }

  /** {@code c (r - c / 2)} with the residual r and {@code c = max(-d, min(d, r))}. */
  @Override
  public NDArray huber(Loss.Huber huber) {
    NDArray residual = outputs.sub(targets);
    NDArray clipped = residual.clip(-huber.delta(), huber.delta());
    return clipped.mul(residual.sub(clipped.div(2))).sum();
  }

  @Override
  public NDArray hinge() {
    if (task != Task.CLASSIFICATION) {
      NDArray margin = outputs.mul(targets.mul(2).sub(1));
      return Activation.relu(margin.neg().add(1)).sum();
    }
    NDArray label = outputs.mul(targets).sum(COLUMNS);
    NDArray rival = outputs.sub(targets.mul(1e6f)).max(COLUMNS);
    return Activation.relu(rival.sub(label).add(1)).sum();
  }
}

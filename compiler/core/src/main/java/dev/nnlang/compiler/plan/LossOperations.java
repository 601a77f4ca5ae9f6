package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;

/**
 * FLOPs of a loss of one example, as {@link Cost} counts them.
 *
 * @param width outputs of the network
 */
record LossOperations(Task task, int width) implements Loss.Visitor<Long> {

  /**
   * The loss, the outputs where they are made with it, and whether the prediction is right: the
   * largest output is looked for, or each is compared with its threshold and its target with 1.
   */
  static long value(Kernel.LossOf kernel) {
    int width = kernel.width();
    long judged =
        switch (kernel.task()) {
          case REGRESSION -> 0;
          case CLASSIFICATION -> width - 1;
          case TWO_CLASS, MULTI_LABEL -> 2L * width;
        };
    long outputs =
        kernel.ofSignals() && kernel.unit().equals(new Unit.Softmax())
            ? UnitOperations.outputs(kernel.unit(), width)
            : 0;
    return outputs + kernel.loss().accept(new LossOperations(kernel.task(), width)) + judged;
  }

  /** {@code de/dx} of all outputs; for cross-entropy {@code de/ds}. */
  static long derivative(SlopeSource.OfLoss source, int width) {
    return source.loss().accept(new Derivative(source.task(), width));
  }

  /** The difference, its square and the sum. */
  @Override
  public Long squared() {
    return 3L * width;
  }

  /**
   * Of a class: its distance from the largest signal, the logarithm of the sum and their
   * difference. Of truths: {@code softplus(s) - s y}, the sum, and the sigmoid of the output.
   */
  @Override
  public Long crossEntropy() {
    return task == Task.CLASSIFICATION ? 3 : 5L * width;
  }

  /** The difference, its size and the sum. */
  @Override
  public Long absolute() {
    return 3L * width;
  }

  /** The difference, its size, the comparison, {@code d (|r| - d / 2)} and the sum. */
  @Override
  public Long huber(Loss.Huber huber) {
    return 6L * width;
  }

  /** Of a class: the rival, {@code 1 - x + rival} and its sign. Of truths: lack, sign, sum. */
  @Override
  public Long hinge() {
    return task == Task.CLASSIFICATION ? width - 2 + 3 : 3L * width;
  }

  private record Derivative(Task task, int width) implements Loss.Visitor<Long> {
    /** {@code 2 (x - y)}. */
    @Override
    public Long squared() {
      return 2L * width;
    }

    /** {@code x - y}. */
    @Override
    public Long crossEntropy() {
      return (long) width;
    }

    /** Above the target, below it or at it. */
    @Override
    public Long absolute() {
      return 2L * width;
    }

    /** The difference between two bounds. */
    @Override
    public Long huber(Loss.Huber huber) {
      return 3L * width;
    }

    /** Of a class: the rival and whether it is close. Of truths: the lack and its sign. */
    @Override
    public Long hinge() {
      return task == Task.CLASSIFICATION ? width - 2 + 3 : 2L * width;
    }
  }
}

package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Optimizer;

/** How many numbers an optimizer remembers for each parameter. */
final class OptimizerState implements Optimizer.Visitor<Long> {
  private static final OptimizerState INSTANCE = new OptimizerState();

  private OptimizerState() {}

  static long perParameter(Optimizer optimizer) {
    return optimizer.accept(INSTANCE);
  }

  @Override
  public Long sgd(Optimizer.Sgd sgd) {
    return sgd.momentum() > 0 ? 1L : 0L;
  }

  @Override
  public Long nesterov(Optimizer.Nesterov nesterov) {
    return 1L;
  }

  @Override
  public Long adaGrad(Optimizer.AdaGrad adaGrad) {
    return 1L;
  }

  @Override
  public Long rmsProp(Optimizer.RmsProp rmsProp) {
    return 1L;
  }

  /** First and second moment. */
  @Override
  public Long adam(Optimizer.Adam adam) {
    return 2L;
  }

  @Override
  public Long lineSearch() {
    return 0L;
  }

  /** A step and a difference of gradients for each update that it remembers. */
  @Override
  public Long lbfgs(Optimizer.Lbfgs lbfgs) {
    return 2L * lbfgs.history();
  }
}

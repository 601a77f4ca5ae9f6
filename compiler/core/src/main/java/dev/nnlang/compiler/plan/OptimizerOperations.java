package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Optimizer;

/**
 * What an update does for each parameter.
 *
 * @param flops of the optimizer's step, as {@link Cost} counts them, without the mean and the
 *     penalties of the gradient
 * @param state numbers kept beside the parameter
 */
record OptimizerOperations(long flops, long state) {
  private static final OptimizerOperations NONE = new OptimizerOperations(0, 0);

  static OptimizerOperations of(Optimizer optimizer) {
    return optimizer.accept(new Step());
  }

  private static final class Step implements Optimizer.Visitor<OptimizerOperations> {
    /** {@code w - eta G}; with momentum {@code m v + G} before it. */
    @Override
    public OptimizerOperations sgd(Optimizer.Sgd sgd) {
      return sgd.momentum() == 0 ? new OptimizerOperations(2, 0) : new OptimizerOperations(4, 1);
    }

    /** {@code v = m v + G, w - eta (G + m v)}. */
    @Override
    public OptimizerOperations nesterov(Optimizer.Nesterov nesterov) {
      return new OptimizerOperations(6, 1);
    }

    /** {@code a + G^2} are 2, {@code w - eta (G / (sqrt(a) + epsilon))} are 5. */
    @Override
    public OptimizerOperations adaGrad(Optimizer.AdaGrad adaGrad) {
      return new OptimizerOperations(7, 1);
    }

    /** {@code decay a + (1 - decay) G^2} are 4, {@code w - eta (G / (sqrt(a) + epsilon))} 5. */
    @Override
    public OptimizerOperations rmsProp(Optimizer.RmsProp rmsProp) {
      return new OptimizerOperations(9, 1);
    }

    /**
     * Means of G are 3 and of G^2 are 4, {@code w - eta (m / (sqrt(v) / root + epsilon))} are 6; a
     * decay of the weight is a multiplication where it is decoupled, a multiply-add else.
     */
    @Override
    public OptimizerOperations adam(Optimizer.Adam adam) {
      long decay = adam.decoupled() ? 1 : 2;
      return new OptimizerOperations(13 + (adam.weightDecay() > 0 ? decay : 0), 2);
    }

    /** The trainer moves the weights. */
    @Override
    public OptimizerOperations lineSearch() {
      return NONE;
    }

    /** The trainer moves the weights. */
    @Override
    public OptimizerOperations lbfgs(Optimizer.Lbfgs lbfgs) {
      return NONE;
    }
  }
}

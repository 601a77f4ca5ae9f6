package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Optimizer;
import java.util.Locale;

/** Writes an optimizer as the language does, with every argument it has. */
final class OptimizerSpelling implements Optimizer.Visitor<String> {
  private static final OptimizerSpelling INSTANCE = new OptimizerSpelling();

  private OptimizerSpelling() {}

  /** Such as {@code rmsprop(decay: 0.99, epsilon: 1e-8)}. */
  static String of(Optimizer optimizer) {
    return optimizer.accept(INSTANCE);
  }

  @Override
  public String sgd(Optimizer.Sgd sgd) {
    return "sgd(momentum: " + Decimal.of(sgd.momentum()) + ")";
  }

  @Override
  public String nesterov(Optimizer.Nesterov nesterov) {
    return "nesterov(momentum: " + Decimal.of(nesterov.momentum()) + ")";
  }

  @Override
  public String adaGrad(Optimizer.AdaGrad adaGrad) {
    return "adagrad(epsilon: " + Decimal.of(adaGrad.epsilon()) + ")";
  }

  @Override
  public String rmsProp(Optimizer.RmsProp rmsProp) {
    return String.format(
        Locale.ROOT,
        "rmsprop(decay: %s, epsilon: %s)",
        Decimal.of(rmsProp.decay()),
        Decimal.of(rmsProp.epsilon()));
  }

  @Override
  public String adam(Optimizer.Adam adam) {
    return String.format(
        Locale.ROOT,
        "%s(beta1: %s, beta2: %s, epsilon: %s, weight_decay: %s)",
        adam.decoupled() ? "adamw" : "adam",
        Decimal.of(adam.beta1()),
        Decimal.of(adam.beta2()),
        Decimal.of(adam.epsilon()),
        Decimal.of(adam.weightDecay()));
  }

  @Override
  public String lineSearch() {
    return "line_search";
  }

  @Override
  public String lbfgs(Optimizer.Lbfgs lbfgs) {
    return "lbfgs(history: " + lbfgs.history() + ")";
  }
}

package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import java.util.List;
import java.util.Map;

/**
 * Moves parameters down a gradient, one update after the other, by PyTorch's formulas. Keeps what
 * an optimizer remembers from update to update.
 */
public final class ReferenceOptimizer {
  private final Map<String, double[]> parameters;
  private final ReferencePenalties penalties;
  private final ReferenceRule rule;

  /**
   * An optimizer before its first update.
   *
   * @param parameters of {@code network}, by name; overwritten by each update
   */
  public ReferenceOptimizer(
      Network network,
      Optimizer optimizer,
      List<Penalty> penalties,
      Map<String, double[]> parameters) {
    this.parameters = parameters;
    this.penalties = new ReferencePenalties(network, penalties, parameters);
    this.rule = optimizer.accept(new Rules());
  }

  /** What is to become small, at the parameters as they are when it is asked. */
  public interface Objective {
    /** E_in: the mean loss, without penalties. */
    double error();

    /** The gradient of E_in by name; the parameters that it names are moved, no others. */
    Map<String, double[]> gradient();
  }

  /**
   * One update of an optimizer that looks at nothing but the gradient.
   *
   * @param gradient of the mean loss, without penalties; the parameters that it names are moved
   * @param rate eta
   * @throws IllegalStateException for line_search and lbfgs
   */
  public void update(Map<String, double[]> gradient, double rate) {
    update(
        new Objective() {
          @Override
          public double error() {
            throw new IllegalStateException("a line search asks for the error of other parameters");
          }

          @Override
          public Map<String, double[]> gradient() {
            return gradient;
          }
        },
        rate);
  }

  /**
   * One update.
   *
   * @param rate eta; where a line is searched, its first step
   */
  public void update(Objective objective, double rate) {
    ReferenceLandscape landscape =
        new ReferenceLandscape(
            objective, penalties, parameters, List.copyOf(objective.gradient().keySet()));
    double[] next = rule.next(landscape, landscape.position(), rate);
    landscape.moveTo(next);
    penalties.rescale(landscape.names());
  }

  /** The formulas of each optimizer. */
  private static final class Rules implements Optimizer.Visitor<ReferenceRule> {
    @Override
    public ReferenceRule sgd(Optimizer.Sgd sgd) {
      return new ElementwiseRule.Sgd(sgd.momentum(), false);
    }

    @Override
    public ReferenceRule nesterov(Optimizer.Nesterov nesterov) {
      return new ElementwiseRule.Sgd(nesterov.momentum(), true);
    }

    @Override
    public ReferenceRule adaGrad(Optimizer.AdaGrad adaGrad) {
      return new ElementwiseRule.AdaGrad(adaGrad);
    }

    @Override
    public ReferenceRule rmsProp(Optimizer.RmsProp rmsProp) {
      return new ElementwiseRule.RmsProp(rmsProp);
    }

    @Override
    public ReferenceRule adam(Optimizer.Adam adam) {
      return new ElementwiseRule.Adam(adam);
    }

    @Override
    public ReferenceRule lineSearch() {
      return new ReferenceLineSearch();
    }

    @Override
    public ReferenceRule lbfgs(Optimizer.Lbfgs lbfgs) {
      return new ReferenceLbfgs(lbfgs.history());
    }
  }
}

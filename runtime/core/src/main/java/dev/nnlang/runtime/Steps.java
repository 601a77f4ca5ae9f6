package dev.nnlang.runtime;

/**
 * Makes what moves the weights of a phase.
 *
 * @param finite told of each update whose loss is finite, before it moves a weight
 */
record Steps<R>(
    Network<R> network, Learner<R> learner, BatchPass<R> pass, Team team, Runnable finite)
    implements Descent.Visitor<Step> {

  @Override
  public Step updates(Descent.Updates updates) {
    return new GeneratedStep(pass, learner, team, finite);
  }

  @Override
  public Step lineSearch(Descent.LineSearch search) {
    return new LineSearchStep(
        new Objective<>(network, learner, pass, search.l2(), search.l1()), finite);
  }

  @Override
  public Step lbfgs(Descent.Lbfgs lbfgs) {
    return new LbfgsStep(
        new Objective<>(network, learner, pass, lbfgs.l2(), lbfgs.l1()), lbfgs.history(), finite);
  }
}

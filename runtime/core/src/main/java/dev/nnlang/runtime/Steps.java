package dev.nnlang.runtime;

/** Makes what moves the weights of a phase. */
final class Steps<R> implements Descent.Visitor<Step> {
  private final Network<R> network;
  private final Learner<R> learner;
  private final BatchPass<R> pass;
  private final Team team;
  private final Runnable finite;

  /**
   * @param finite told of each update whose loss is finite, before it moves a weight
   */
  Steps(Network<R> network, Learner<R> learner, BatchPass<R> pass, Team team, Runnable finite) {
    this.network = network;
    this.learner = learner;
    this.pass = pass;
    this.team = team;
    this.finite = finite;
  }

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

package dev.nnlang.runtime;

/** Makes what moves the weights of a phase. */
record Steps<R>(Network<R> network, Learner<R> learner, BatchPass<R> pass, Team team)
    implements Descent.Visitor<Step> {

  @Override
  public Step updates(Descent.Updates updates) {
    return new GeneratedStep(pass, learner, team);
  }

  @Override
  public Step lineSearch(Descent.LineSearch search) {
    return new LineSearchStep(new Objective<>(network, learner, pass, search.l2(), search.l1()));
  }

  @Override
  public Step lbfgs(Descent.Lbfgs lbfgs) {
    return new LbfgsStep(
        new Objective<>(network, learner, pass, lbfgs.l2(), lbfgs.l1()), lbfgs.history());
  }
}

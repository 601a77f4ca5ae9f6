package dev.nnlang.engine;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;

/**
 * Whose gradient is checked.
 *
 * @param plan of the class of {@code network}
 * @param loss that {@code learners} compute
 */
record GradientSubject<R>(Plan plan, Loss loss, Network<R> network, Learners<R> learners) {

  /** Where a learner comes from. */
  interface Learners<R> {
    Learner<R> of(Network<R> network, int capacity);
  }

  /** The learner that {@code network} is scored by. */
  static <R> GradientSubject<R> scoring(Plan plan, Network<R> network) {
    return new GradientSubject<>(plan, plan.loss(), network, Network::learner);
  }

  /** The learner of phase {@code phase}, from 0, whose loss is {@code loss}. */
  static <R> GradientSubject<R> ofPhase(Plan plan, Loss loss, Network<R> network, int phase) {
    return new GradientSubject<>(
        plan, loss, network, (of, capacity) -> of.learner(phase, capacity));
  }
}

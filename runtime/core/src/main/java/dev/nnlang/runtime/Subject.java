package dev.nnlang.runtime;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What a phase trains, on what.
 *
 * @param learners makes the phase's learner for a capacity
 */
record Subject<R>(
    Network<R> network,
    IntFunction<Learner<R>> learners,
    Examples<R> training,
    Optional<Examples<R>> validation) {

  /** Over the training set, with a learner of its own. */
  Evaluation<R> evaluation(int capacity, Team team) {
    return new Evaluation<>(network, training, learners.apply(capacity), team);
  }
}

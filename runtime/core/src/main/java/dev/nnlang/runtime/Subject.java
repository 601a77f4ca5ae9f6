package dev.nnlang.runtime;

import java.util.Optional;
import java.util.function.IntFunction;

/** What a phase trains, on what. */
final class Subject<R> {
  private final Network<R> network;
  private final IntFunction<Learner<R>> learners;
  private final Examples<R> training;
  private final Optional<Examples<R>> validation;

  /**
   * @param learners makes the phase's learner for a capacity
   */
  Subject(
      Network<R> network,
      IntFunction<Learner<R>> learners,
      Examples<R> training,
      Optional<Examples<R>> validation) {
    this.network = network;
    this.learners = learners;
    this.training = training;
    this.validation = validation;
  }

  Network<R> network() {
    return network;
  }

  IntFunction<Learner<R>> learners() {
    return learners;
  }

  Examples<R> training() {
    return training;
  }

  Optional<Examples<R>> validation() {
    return validation;
  }

  /** Over the training set, with a learner of its own. */
  Evaluation<R> evaluation(int capacity, Team team) {
    return new Evaluation<>(network, training, learners.apply(capacity), team);
  }
}

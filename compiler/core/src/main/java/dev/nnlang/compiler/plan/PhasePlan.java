package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Training;
import java.util.List;
import java.util.Optional;

/**
 * How one phase is trained.
 *
 * @param learner what trains the network itself; absent for a greedy phase
 * @param rounds the small networks of a greedy phase, one for each of its layers
 */
public record PhasePlan(Training.Phase phase, Optional<LearnerPlan> learner, List<Plan> rounds) {
  public PhasePlan {
    rounds = List.copyOf(rounds);
  }
}

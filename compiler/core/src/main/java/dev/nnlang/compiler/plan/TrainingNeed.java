package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * All of a phase that its kernels depend on; phases with equal needs share a learner.
 *
 * @param only the layers that are trained, by name; absent for all of them
 */
public record TrainingNeed(
    Loss loss, Optimizer optimizer, Penalties penalties, Optional<List<String>> only) {
  public TrainingNeed {
    only = only.map(List::copyOf);
  }

  /** What {@code phase} needs; one that is not greedy. */
  static TrainingNeed of(Training.Phase phase) {
    Optional<List<String>> only =
        phase.kind() == Training.Kind.ONLY
            ? Optional.of(phase.layers().stream().sorted().toList())
            : Optional.empty();
    return of(phase.settings(), only);
  }

  /** What a round of a greedy phase with {@code settings} needs: all of its small network. */
  static TrainingNeed ofRound(Training.Settings settings) {
    return of(settings, Optional.empty());
  }

  private static TrainingNeed of(Training.Settings settings, Optional<List<String>> only) {
    return new TrainingNeed(
        settings.loss(), settings.optimizer(), Penalties.of(settings.penalties()), only);
  }

  /**
   * What a network is compiled for that nobody trains, so that its gradient exists all the same:
   * cross-entropy where the last unit allows it, squared error else.
   */
  static TrainingNeed untrained(Network network) {
    Unit last = network.outputUnit();
    boolean probabilities =
        network.task() == Task.CLASSIFICATION
            ? last.equals(new Unit.Softmax())
            : network.task() != Task.REGRESSION && last.equals(new Unit.Sigmoid());
    return new TrainingNeed(
        probabilities ? new Loss.CrossEntropy() : new Loss.Squared(),
        new Optimizer.Sgd(0),
        Penalties.NONE,
        Optional.empty());
  }

  /** Whether what is learned of {@code layer} is trained. */
  boolean trains(LayerPlan layer) {
    return layer.learns() && only.map(names -> names.contains(layer.name())).orElse(true);
  }
}

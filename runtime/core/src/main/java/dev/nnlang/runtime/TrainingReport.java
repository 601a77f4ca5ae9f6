package dev.nnlang.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What a training came to. Immutable. The network holds the kept weights of the last phase, never
 * those of {@code scratch}.
 *
 * @param phases one after the other; a greedy phase has one for each of its layers
 * @param scratch the last phase run from the first weights, without the phases before it, where
 *     that is declared; empty also where a limit ended the training before
 * @param training error and accuracy of the network over the training set, by the loss of {@link
 *     Network#learner(int)}
 * @param validation the same over the validation set; NaN where there is none
 * @param seconds of all updates and measures, {@code scratch} included
 * @param constantColumns columns that never change, under {@code standardize}; counted from 0 over
 *     the numbers that enter it
 */
public record TrainingReport(
    List<PhaseReport> phases,
    Optional<PhaseReport> scratch,
    Score training,
    Score validation,
    double seconds,
    List<Integer> constantColumns) {
  public TrainingReport {
    phases = List.copyOf(phases);
    constantColumns = List.copyOf(constantColumns);
  }

  /** What the last phase came to. */
  public PhaseReport last() {
    return phases.get(phases.size() - 1);
  }

  /** The clause or the limit that ended the last phase. */
  public String stoppedBy() {
    return last().stoppedBy();
  }

  /** Epochs of all phases, {@code scratch} left out. */
  public int epochs() {
    return phases.stream().mapToInt(PhaseReport::epochs).sum();
  }

  /** Updates of all phases, {@code scratch} left out. */
  public long updates() {
    return phases.stream().mapToLong(PhaseReport::updates).sum();
  }
}

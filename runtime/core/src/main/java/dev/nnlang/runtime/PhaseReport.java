package dev.nnlang.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a phase came to, or one round of a greedy phase. Immutable.
 *
 * @param phase the name of the phase
 * @param layer the layer that the round trained; empty where the phase is not greedy
 * @param epochs passes over the training set
 * @param updates moves of the weights
 * @param stoppedBy the clause of the stop rule that fired, or the limit that was reached
 * @param clauses every clause of the stop rule, and when each would have ended the phase alone
 * @param bestEpoch the epoch whose weights were kept, where the best are kept
 * @param curve what was measured at the end of each epoch
 * @param training error and accuracy of the kept weights over the training set; in a greedy round
 *     those of its own small network
 * @param validation the same over the validation set; NaN where there is none
 * @param seconds from the first update to the end of the last epoch, its measures included
 */
public record PhaseReport(
    String phase,
    Optional<String> layer,
    int epochs,
    long updates,
    String stoppedBy,
    List<Clause> clauses,
    OptionalInt bestEpoch,
    List<Point> curve,
    Score training,
    Score validation,
    double seconds) {
  public PhaseReport {
    clauses = List.copyOf(clauses);
    curve = List.copyOf(curve);
  }

  /** Whether the stop rule ended it, not a limit. */
  boolean endedByItsRule() {
    return clauses.stream().anyMatch(Clause::fired);
  }

  /**
   * A clause of a stop rule. Clauses are what {@code or} joins, and the comparisons within them.
   *
   * @param text as the model spells it
   * @param whole whether it is one of those that {@code or} joins, and so could end the phase
   * @param epoch the first epoch at whose end it held; a count such as {@code epochs >= 500} has
   *     one even where training ended before; empty if it did not hold by then
   * @param fired whether it is the one that ended the phase
   */
  public record Clause(String text, boolean whole, OptionalInt epoch, boolean fired) {}

  /**
   * One epoch of a curve; NaN where something was not measured.
   *
   * @param epoch of the phase, or round, from 1
   * @param rate of its last update
   * @param training over the training set, without dropout and penalties
   * @param validation over the validation set
   * @param seconds of its updates alone
   */
  public record Point(int epoch, double rate, Score training, Score validation, double seconds) {}
}

package dev.nnlang.engine;

import java.util.List;
import java.util.Optional;

/**
 * How generated gradients compare.
 *
 * @param sets one for each set of examples that was tried
 * @param skipped why the declared data was not tried
 */
public record VerifyOutcome(List<Set> sets, Optional<String> skipped) {
  /** Largest distance from central differences, in units of {@code max(1, |g|)}. */
  public static final double DIFFERENCE_TOLERANCE = 1e-7;

  /** Largest distance from the reference, in units of {@code max(1, |g|)}. */
  public static final double REFERENCE_TOLERANCE = 1e-12;

  public VerifyOutcome {
    sets = List.copyOf(sets);
  }

  /** Whether every parameter passed on every set. */
  public boolean passed() {
    return sets.stream().flatMap(set -> set.tensors().stream()).allMatch(TensorResult::passed);
  }

  /**
   * One set of examples.
   *
   * @param part what was tried, where it is not the network as it is scored: a phase with a learner
   *     of its own, or the small network of a greedy round
   * @param name {@code random} or the name of the data block
   * @param examples how many
   */
  public record Set(Optional<String> part, String name, int examples, List<TensorResult> tensors) {
    public Set {
      tensors = List.copyOf(tensors);
    }
  }

  /**
   * All parameters of one tensor.
   *
   * @param toDifferences largest distance from central differences, by {@code max(1, |g|)}
   * @param toReference largest distance from the reference, by {@code max(1, |g|)}
   * @param kinks parameters whose difference straddles a kink of a unit or a loss: it was taken
   *     with a smaller step or, on the kink itself, the gradient need only lie between the
   *     differences of the two sides
   */
  public record TensorResult(
      String name, int parameters, double toDifferences, double toReference, int kinks) {
    /** Whether every parameter is within both tolerances. */
    public boolean passed() {
      return toDifferences <= DIFFERENCE_TOLERANCE && toReference <= REFERENCE_TOLERANCE;
    }
  }
}

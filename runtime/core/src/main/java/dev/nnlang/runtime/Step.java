package dev.nnlang.runtime;

/** Moves the weights by one batch. */
interface Step {
  /**
   * One update with the batch that the pass has taken.
   *
   * @param rate the step size eta
   * @param number the number of the update in its phase, from 1
   * @return the loss that the update began with; no finite number where the update cannot be made
   */
  double move(double rate, long number);

  /** Writes what it remembers from update to update, the learner's own memory left out. */
  default void save(SavedState state) {}

  /** Goes on as when {@code state} was saved. */
  default void restore(SavedState state) {}
}

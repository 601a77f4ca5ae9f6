package dev.nnlang.runtime;

/**
 * Told how a training goes on. Runs on the thread that trains, which waits for it. What it throws
 * ends the training and reaches whoever called for it; the network then has the weights of that
 * moment.
 */
@FunctionalInterface
public interface TrainingListener {
  /** Once, when the first weights are drawn and nothing is trained. */
  default void onStart(Start start) {}

  /** At the end of each epoch. */
  void onEpoch(Progress progress);
}

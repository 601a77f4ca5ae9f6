package dev.nnlang.runtime;

/** Told how a training goes on. Runs on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
  /** Once, when the first weights are drawn and nothing is trained. */
  default void onStart(Start start) {}

  /** At the end of each epoch. */
  void onEpoch(Progress progress);
}

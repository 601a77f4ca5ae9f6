package dev.nnlang.runtime;

/** Told how a training goes on. Runs on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
  /** At the end of each epoch. */
  void onEpoch(Progress progress);
}

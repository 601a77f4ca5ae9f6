package dev.nnlang.engine;

import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.TrainingListener;

/**
 * Has the error measured after the first epoch of each phase and round, so that a report can say
 * where it began.
 */
final class FirstErrors implements TrainingListener {
  @Override
  public void onEpoch(Progress progress) {
    if (progress.epoch() == 1) {
      progress.error();
    }
  }
}

package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.TrainingListener;

/** Shows how a training goes on. */
interface ProgressDisplay extends TrainingListener, AutoCloseable {
  /** Shows nothing. */
  ProgressDisplay NONE =
      new ProgressDisplay() {
        @Override
        public void onEpoch(Progress progress) {}

        @Override
        public void close() {}
      };

  /** Leaves the stream at the start of a line. */
  @Override
  void close();
}

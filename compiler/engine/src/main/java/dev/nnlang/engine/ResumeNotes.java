package dev.nnlang.engine;

import dev.nnlang.runtime.Checkpoints;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Start;
import dev.nnlang.runtime.TrainingListener;
import java.util.function.Consumer;

/** Warns of damaged checkpoints when a training goes on from the one before them. */
record ResumeNotes(Checkpoints checkpoints, Consumer<Warning> warnings)
    implements TrainingListener {
  @Override
  public void onStart(Start start) {
    checkpoints
        .passedOver()
        .forEach(
            file ->
                warnings.accept(
                    Warning.of(file + ": is damaged; the checkpoint before it is taken")));
  }

  @Override
  public void onEpoch(Progress progress) {
    // All is said at the start.
  }
}

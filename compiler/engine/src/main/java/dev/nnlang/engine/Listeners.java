package dev.nnlang.engine;

import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Start;
import dev.nnlang.runtime.TrainingListener;
import java.util.List;

/** Tells several listeners, one after the other. */
record Listeners(List<TrainingListener> all) implements TrainingListener {
  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void onStart(Start start) {
    all.forEach(listener -> listener.onStart(start));
  }

  @Override
  public void onEpoch(Progress progress) {
    all.forEach(listener -> listener.onEpoch(progress));
  }
}

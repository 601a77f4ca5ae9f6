package dev.nnlang.runtime;

import java.nio.file.Path;

/** A training that was asked to stop, and has saved where it stands. */
public final class TrainingStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String checkpoint;

  TrainingStoppedException(Path checkpoint) {
    super("stopped, and saved " + checkpoint);
    this.checkpoint = checkpoint.toString();
  }

  /** The file from which the training goes on. */
  public Path checkpoint() {
    return Path.of(checkpoint);
  }
}

package dev.nnlang.runtime;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that {@link AtomicFile} must not write. Nothing was written. */
public final class RefusedWriteException extends FileSystemException {
  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Refusal {
    /** A file is there, and nnc did not make it. */
    FOREIGN_FILE("nnc did not make this file and does not overwrite it"),
    /** The path leads out of the output folder, or names the folder itself. */
    OUTSIDE_ROOT("not inside the output folder"),
    /** A part of the path is a symbolic link. */
    SYMBOLIC_LINK("nnc does not write through a symbolic link"),
    /** A folder, or something else that is no file, is there. */
    NOT_A_FILE("not a regular file");

    private final String text;

    Refusal(String text) {
      this.text = text;
    }
  }

  private final Refusal refusal;

  RefusedWriteException(Path file, Refusal refusal) {
    super(file.toString(), null, refusal.text);
    this.refusal = refusal;
  }

  /** Why it was not written. */
  public Refusal refusal() {
    return refusal;
  }
}

package dev.nnlang.engine.alone;

/** A command line that the program does not take. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}

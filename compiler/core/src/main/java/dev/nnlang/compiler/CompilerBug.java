package dev.nnlang.compiler;

/** A mistake of nnc's own: something that the checker should have refused, or a wrong plan. */
public final class CompilerBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CompilerBug(String message) {
    super(message);
  }

  public CompilerBug(String message, Throwable cause) {
    super(message, cause);
  }
}

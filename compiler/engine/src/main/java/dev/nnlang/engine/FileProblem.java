package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;

/** Something about files or the environment that stops a command; the model may be right. */
public final class FileProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String help;

  FileProblem(Code code, String message, String help) {
    super(message);
    this.code = code;
    this.help = help;
  }

  /** What kind of problem. */
  public Code code() {
    return code;
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}

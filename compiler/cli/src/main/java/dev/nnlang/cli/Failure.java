package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;
import java.util.Optional;

/** Ends a command with a finding that is about no place in a model. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String help;

  /**
   * @param help what to do about it
   */
  Failure(Code code, String message, String help) {
    super(message);
    this.code = code;
    this.help = help;
  }

  Code code() {
    return code;
  }

  Optional<String> help() {
    return Optional.of(help);
  }
}

package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;

/** What a command came to, for scripts. */
final class ExitCode {
  static final int FINE = 0;

  /** The model or the data is wrong. */
  static final int MODEL = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** A file or the environment is in the way. */
  static final int FILES = 3;

  /** Training diverged, or an expectation is not met. */
  static final int UNMET = 4;

  /** A mistake of nnc itself. */
  static final int BUG = 70;

  private ExitCode() {}

  /** The exit code where {@code code} ends a command. */
  static int of(Code code) {
    return switch (code) {
      case FILE_NOT_READABLE, CANNOT_WRITE, NOT_OURS, NO_JAVA_COMPILER -> FILES;
      case CHECKPOINTS_IN_THE_WAY, CHECKPOINTS_IN_USE -> FILES;
      case WHICH_MODEL -> USAGE;
      case DIVERGED, EXPECTATION_NOT_MET -> UNMET;
      case COMPILER_BUG -> BUG;
      default -> MODEL;
    };
  }
}

package dev.nnlang.maven;

/** A parameter of a goal that cannot mean what it says. */
final class BadParameter extends Exception {
  private static final long serialVersionUID = 1L;

  BadParameter(String message) {
    super(message);
  }
}

package dev.nnlang.cli;

/** Ends a command after the errors of its model have been shown. */
final class RefusedModel extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedModel() {
    super("the model has errors");
  }
}

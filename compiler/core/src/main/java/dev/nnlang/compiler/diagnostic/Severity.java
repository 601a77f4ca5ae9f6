package dev.nnlang.compiler.diagnostic;

/** How bad it is. */
public enum Severity {
  /** Nothing is emitted. */
  ERROR("error"),
  /** The model compiles; the person should know. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** As messages spell it. */
  public String word() {
    return word;
  }
}

package dev.nnlang.compiler;

/** The version of nnc. */
public final class Version {
  private static final String TEXT = "0.1.0";

  private Version() {}

  /** Such as {@code 0.1.0}; a test holds it against the build's. */
  public static String text() {
    return TEXT;
  }
}

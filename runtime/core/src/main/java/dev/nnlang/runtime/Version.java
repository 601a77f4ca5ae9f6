package dev.nnlang.runtime;

/** The version of nnc, as it stands in weights files, reports and generated headers. */
public final class Version {
  // A test compares it with the version of the build.
  private static final String TEXT = "0.1.0";

  private Version() {}

  /** Such as {@code 0.1.0}; the same for a release and its snapshots. */
  public static String text() {
    return TEXT;
  }
}

package dev.nnlang.compiler.diagnostic;

/** Carries out cures. */
public final class Cured {
  private Cured() {}

  /** {@code text} after the cure of {@code finding}, which a machine can carry out. */
  public static String text(String text, Diagnostic finding) {
    Diagnostic.Edit edit = finding.fix().orElseThrow().edit().orElseThrow();
    return text.substring(0, edit.span().start())
        + edit.replacement()
        + text.substring(edit.span().end());
  }
}

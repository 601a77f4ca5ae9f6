package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.syntax.Name;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Says that a word is not known, and which known one is nearest to it. */
final class UnknownWord {
  private UnknownWord() {}

  /**
   * For a word of the language.
   *
   * @param kind what the word should have been, with its article: {@code a unit}
   */
  static Diagnostic of(Code code, String kind, Name typed, Collection<String> known) {
    return of(
        code,
        String.format(Locale.ROOT, "`%s` is not %s", typed, kind),
        typed,
        known,
        "write one of: " + String.join(", ", known));
  }

  /** For a name that a file should have declared; {@code otherwise} helps where none is near. */
  static Diagnostic of(
      Code code, String message, Name typed, Collection<String> known, String otherwise) {
    Diagnostic.Builder unknown = Diagnostic.of(code, typed.span(), message);
    Optional<String> nearest = ForeignWords.meant(typed.text(), known);
    nearest.ifPresentOrElse(
        name ->
            unknown.fix(String.format(Locale.ROOT, "did you mean `%s`?", name), typed.span(), name),
        () -> unknown.help(otherwise));
    return unknown.build();
  }
}

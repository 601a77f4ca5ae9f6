package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.FileSyntax;

/** Reports a file that does not begin with an edition of the language that this compiler knows. */
final class CheckEdition {
  private static final String KNOWN = "1";

  private CheckEdition() {}

  static void run(FileSyntax file, Diagnostics diagnostics) {
    if (file.edition().isEmpty()) {
      Span start = new Span(0, 0);
      diagnostics.add(
          Diagnostic.of(Code.MISSING_EDITION, start, "the file does not say its edition")
              .fix("begin with `nn 1`", start, "nn 1\n")
              .build());
      return;
    }
    Expression.NumberLiteral edition = file.edition().get();
    if (edition.percent() || !edition.text().equals(KNOWN)) {
      diagnostics.add(
          Diagnostic.of(Code.UNKNOWN_EDITION, edition.span(), "this compiler knows edition 1 alone")
              .fix("write `nn 1`", edition.span(), KNOWN)
              .build());
    }
  }
}

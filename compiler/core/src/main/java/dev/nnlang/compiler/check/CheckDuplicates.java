package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports each declaration of a name that an earlier declaration has taken. */
final class CheckDuplicates {
  private CheckDuplicates() {}

  /** All {@code names} are declarations of one {@code kind}, in the order of the file. */
  static void run(String kind, List<Name> names, Diagnostics diagnostics) {
    Map<String, Name> first = new HashMap<>();
    for (Name name : names) {
      Name before = first.putIfAbsent(name.text(), name);
      if (before != null) {
        diagnostics.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    name.span(),
                    String.format(Locale.ROOT, "%s `%s` is declared twice", kind, name))
                .label("again here")
                .label(before.span(), "first here")
                .help("give one of them another name")
                .build());
      }
    }
  }
}

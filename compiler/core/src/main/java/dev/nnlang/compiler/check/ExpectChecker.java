package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import java.util.List;
import java.util.Optional;

/** Placeholder: the rules for expect blocks come with the branch that checks training. */
final class ExpectChecker {
  private ExpectChecker() {}

  static List<Expectation> check(
      ExpectSyntax syntax,
      Network network,
      Optional<Data> data,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    return List.of();
  }
}

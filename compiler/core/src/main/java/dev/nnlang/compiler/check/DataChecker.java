package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.syntax.DataSyntax;
import java.util.Optional;

/** Placeholder: the rules for data blocks come with the branch that checks training. */
final class DataChecker {
  private DataChecker() {}

  static Optional<Data> check(DataSyntax syntax, Numbers numbers, Diagnostics diagnostics) {
    return Optional.empty();
  }
}

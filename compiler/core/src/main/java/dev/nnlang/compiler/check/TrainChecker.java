package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.Optional;

/** Placeholder: the rules for train blocks come with the branch that checks training. */
final class TrainChecker {
  private TrainChecker() {}

  static Optional<Training> check(
      TrainSyntax syntax,
      Network network,
      Data data,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    return Optional.empty();
  }
}

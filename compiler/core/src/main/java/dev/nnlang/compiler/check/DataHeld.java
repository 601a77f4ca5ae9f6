package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.syntax.DataSyntax.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads {@code 10% of train, seed 7}: part of the training rows, seed 1 where unsaid. */
final class DataHeld {
  private DataHeld() {}

  static Optional<Data.Held> check(Share syntax, Numbers numbers, Diagnostics diagnostics) {
    boolean ofTrain = syntax.of().text().equals("train");
    if (!ofTrain) {
      diagnostics.add(
          TrainUnknown.of(
              Code.UNKNOWN_DECLARATION,
              syntax.of().span(),
              syntax.of().text(),
              List.of("train"),
              String.format(
                  Locale.ROOT,
                  "validation rows are taken from `train`, not from `%s`",
                  syntax.of().text())));
    }
    OptionalDouble share =
        TrainRange.BETWEEN_ZERO_AND_ONE.read(
            syntax.amount(), "the share", Code.OUT_OF_RANGE, numbers, diagnostics);
    OptionalLong seed = DataSeed.read(syntax.seed(), numbers, diagnostics);
    return ofTrain && share.isPresent() && seed.isPresent()
        ? Optional.of(new Data.Held(share.getAsDouble(), seed.getAsLong()))
        : Optional.empty();
  }
}

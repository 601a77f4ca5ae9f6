package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a seed: a whole number from 0 on, 1 where nothing is written. */
final class DataSeed {
  /** Where the file says none; never the clock. */
  static final long UNSAID = 1;

  private DataSeed() {}

  static OptionalLong read(Optional<Expression> written, Numbers numbers, Diagnostics diagnostics) {
    if (written.isEmpty()) {
      return OptionalLong.of(UNSAID);
    }
    Expression expression = written.get();
    OptionalLong seed = numbers.whole(expression, "a seed");
    return seed.isPresent()
            && TrainRange.NOT_NEGATIVE
                .read(expression, "a seed", Code.OUT_OF_RANGE, numbers, diagnostics)
                .isPresent()
        ? seed
        : OptionalLong.empty();
  }
}

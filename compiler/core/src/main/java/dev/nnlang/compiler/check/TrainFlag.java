package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;

/** Reads {@code true}, {@code false}, or a {@code boolean} param. */
final class TrainFlag {
  private TrainFlag() {}

  /** The value of {@code expression}, which {@code what} names in a message. */
  static Optional<Boolean> read(Expression expression, String what, TrainScene scene) {
    Optional<Boolean> value =
        expression instanceof Expression.Reference reference
            ? named(reference.text(), scene.numbers())
            : Optional.empty();
    if (value.isEmpty()) {
      scene.report(
          Diagnostic.of(Code.WRONG_KIND, expression.span(), what + " must be `true` or `false`")
              .label("is neither")
              .help("write `true`, `false`, or the name of a `boolean` param"));
    }
    return value;
  }

  private static Optional<Boolean> named(String name, Numbers numbers) {
    return switch (name) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          numbers
              .param(name)
              .filter(value -> value.number() == 0 || value.number() == 1)
              .map(value -> value.number() == 1);
    };
  }
}

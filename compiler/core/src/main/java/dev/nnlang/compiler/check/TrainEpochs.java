package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads lengths in epochs: {@code 10 epochs}, {@code 1 epoch}. */
final class TrainEpochs {
  private static final List<String> UNITS = List.of("epochs", "epoch");

  private TrainEpochs() {}

  /** A length above 0, fractions allowed. */
  static OptionalDouble length(Expression expression, String what, TrainScene scene) {
    Optional<Expression> amount = amount(expression, what, scene);
    return amount.isPresent()
        ? TrainRange.POSITIVE.read(amount.get(), what, scene)
        : OptionalDouble.empty();
  }

  /** A whole number of epochs, 1 at least. */
  static OptionalInt count(Expression expression, String what, TrainScene scene) {
    Optional<Expression> amount = amount(expression, what, scene);
    return amount.isPresent()
        ? scene.numbers().whole(amount.get(), what, 1, Integer.MAX_VALUE)
        : OptionalInt.empty();
  }

  private static Optional<Expression> amount(Expression expression, String what, TrainScene scene) {
    if (UnitBehindSum.refuses(expression, what, scene)) {
      return Optional.empty();
    }
    if (!(expression instanceof Expression.Quantity quantity)) {
      Span end = new Span(expression.span().end(), expression.span().end());
      scene.report(
          Diagnostic.of(Code.BAD_QUANTITY, expression.span(), what + " must be in epochs")
              .label("has no unit")
              .fix("write `epochs` after it", end, " epochs"));
      return Optional.empty();
    }
    Name unit = quantity.unit();
    if (!UNITS.contains(unit.text())) {
      scene.report(
          Diagnostic.of(Code.BAD_QUANTITY, unit.span(), what + " must be in epochs")
              .label(String.format(Locale.ROOT, "is in `%s`", unit.text()))
              .fix("write `epochs`", unit.span(), "epochs"));
      return Optional.empty();
    }
    return Optional.of(quantity.amount());
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one value of a prediction: a number, a label, {@code true} or {@code false}. */
final class ExpectCell {
  private final TrainScene scene;

  ExpectCell(TrainScene scene) {
    this.scene = scene;
  }

  /**
   * The text of {@code expression} as a value of {@code type}.
   *
   * @param what names the value in a message
   */
  Optional<String> read(Expression expression, Field.Type type, String what) {
    Optional<String> text =
        type instanceof Field.Real ? number(expression, what) : label(expression, what);
    Optional<Diagnostic> wrong =
        text.flatMap(cell -> type.accept(new DataCellFits(cell, expression.span(), what)));
    wrong.ifPresent(scene.diagnostics()::add);
    return wrong.isPresent() ? Optional.empty() : text;
  }

  /** A literal as it is written; arithmetic as its value. */
  private Optional<String> number(Expression expression, String what) {
    OptionalDouble value = scene.numbers().real(expression, what);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String plain = Numbers.plain(value.getAsDouble());
    return Optional.of(
        expression instanceof Expression.Reference
            ? plain
            : DataCell.text(expression).orElse(plain));
  }

  private Optional<String> label(Expression expression, String what) {
    Optional<String> text = DataCell.text(expression);
    if (text.isEmpty()) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  expression.span(),
                  String.format(Locale.ROOT, "%s must be a label or a boolean", what))
              .help("write a label, `true` or `false`"));
    }
    return text;
  }
}

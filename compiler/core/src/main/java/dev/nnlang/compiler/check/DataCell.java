package dev.nnlang.compiler.check;

import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;

/**
 * The text of one cell: a number without underscores and percent sign, so that every reader of
 * numbers can read it, or a name.
 */
final class DataCell {
  private DataCell() {}

  /** The text of {@code expression}; empty where it is neither a number nor a name. */
  static Optional<String> text(Expression expression) {
    if (expression instanceof Expression.NumberLiteral number) {
      return Optional.of(digits(number));
    }
    if (expression instanceof Expression.Unary unary
        && unary.operator() == Expression.UnaryOperator.NEGATE
        && unary.operand() instanceof Expression.NumberLiteral number) {
      return Optional.of("-" + digits(number));
    }
    if (expression instanceof Expression.Reference reference) {
      return Optional.of(reference.text());
    }
    return Optional.empty();
  }

  private static String digits(Expression.NumberLiteral number) {
    String digits = number.text().replace("_", "");
    if (!number.percent()) {
      return digits;
    }
    // The exponent is moved in the text, so that 0.1% is rounded once.
    int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
    double value =
        exponent < 0 ? Double.parseDouble(digits + "e-2") : Double.parseDouble(digits) / 100;
    return Numbers.plain(value);
  }
}

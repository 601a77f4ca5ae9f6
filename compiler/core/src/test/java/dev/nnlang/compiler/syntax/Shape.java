package dev.nnlang.compiler.syntax;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an expression with all its brackets, so that a test can show how it was read. */
final class Shape implements Expression.Visitor<String> {
  private Shape() {}

  static String of(Expression expression) {
    return expression.accept(new Shape());
  }

  @Override
  public String number(Expression.NumberLiteral number) {
    return number.text() + (number.percent() ? "%" : "");
  }

  @Override
  public String quantity(Expression.Quantity quantity) {
    return "[" + of(quantity.amount()) + " " + quantity.unit() + "]";
  }

  @Override
  public String string(Expression.StringLiteral string) {
    return "\"" + string.value() + "\"";
  }

  @Override
  public String reference(Expression.Reference reference) {
    return reference.text();
  }

  @Override
  public String call(Expression.Call call) {
    return call.arguments().stream()
        .map(a -> a.name().map(n -> n + ": ").orElse("") + of(a.value()))
        .collect(Collectors.joining(", ", call.name() + "(", ")"));
  }

  @Override
  public String range(Expression.Range range) {
    return "{" + of(range.low()) + ".." + of(range.high()) + "}";
  }

  @Override
  public String arrow(Expression.Arrow arrow) {
    return "{" + of(arrow.from()) + " -> " + of(arrow.to()) + "}";
  }

  @Override
  public String per(Expression.Per per) {
    return "{" + of(per.value()) + " " + per.word() + " " + of(per.period()) + "}";
  }

  @Override
  public String wildcard(Expression.Wildcard wildcard) {
    return "_";
  }

  @Override
  public String unary(Expression.Unary unary) {
    return "(" + unary.operator().name().toLowerCase(Locale.ROOT) + " " + of(unary.operand()) + ")";
  }

  @Override
  public String binary(Expression.Binary binary) {
    return Wording.of(
        "(%s %s %s)", of(binary.left()), binary.operator().spelling(), of(binary.right()));
  }
}

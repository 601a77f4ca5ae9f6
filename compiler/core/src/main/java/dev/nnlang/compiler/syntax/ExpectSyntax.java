package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code expect Iris { test.accuracy >= 90% }}; every clause is a comparison. */
public record ExpectSyntax(
    Optional<String> doc, Name model, List<Expression.Binary> clauses, Span span) {
  public ExpectSyntax {
    clauses = List.copyOf(clauses);
  }
}

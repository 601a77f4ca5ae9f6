package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code input a, b[3]: real in 0..10}: one line, several names of one type. */
public record FieldSyntax(Optional<String> doc, List<Declared> names, TypeSyntax type, Span span) {
  public FieldSyntax {
    names = List.copyOf(names);
  }

  /** A name and its dimensions: none for a scalar, {@code [784]} or {@code [28, 28]}. */
  public record Declared(Name name, List<Expression> dimensions, Span span) {
    public Declared {
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * {@code real}, {@code real in 0..10}, {@code boolean}, {@code one_of(a, b)}, {@code
   * one_of(0..9)}.
   *
   * @param range after {@code in}
   * @param labels what stands between the parentheses: references, numbers (with or without a
   *     sign), or one range
   */
  public record TypeSyntax(
      Name name, Optional<Expression.Range> range, List<Expression> labels, Span span) {
    public TypeSyntax {
      labels = List.copyOf(labels);
    }
  }
}

package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;

/** {@code key: value, value}: most settings have one value, {@code regularize} may have several. */
public record SettingSyntax(Name key, List<Expression> values, Span span) {
  public SettingSyntax {
    values = List.copyOf(values);
  }
}

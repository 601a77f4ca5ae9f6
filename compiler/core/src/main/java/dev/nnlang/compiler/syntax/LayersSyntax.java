package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code layers: standardize -> h1: dense(16, tanh) -> ...}. */
public record LayersSyntax(List<LayerSyntax> layers, Span span) {
  public LayersSyntax {
    layers = List.copyOf(layers);
  }

  /**
   * One link of the chain.
   *
   * @param layer a {@link Expression.Call} or, without parentheses, a {@link Expression.Reference}
   */
  public record LayerSyntax(Optional<Name> label, Expression layer, Span span) {}
}

package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code model Iris { ... }}.
 *
 * @param doc the text of the doc comment above it, a line each, without slashes
 * @param layers every {@code layers:} chain of the block; a well-formed model has one
 * @param settings the other {@code key: value} entries, such as {@code init} and {@code precision}
 */
public record ModelSyntax(
    Optional<String> doc,
    Name name,
    List<FieldSyntax> inputs,
    List<FieldSyntax> outputs,
    List<LayersSyntax> layers,
    List<SettingSyntax> settings,
    Span span) {
  public ModelSyntax {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    settings = List.copyOf(settings);
  }
}

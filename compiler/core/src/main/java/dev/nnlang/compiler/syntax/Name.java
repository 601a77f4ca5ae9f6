package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;

/** An identifier as written, at its place. */
public record Name(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}

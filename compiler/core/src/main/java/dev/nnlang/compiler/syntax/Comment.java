package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;

/**
 * A comment, kept for whoever prints the file again.
 *
 * @param text as written, with its slashes
 * @param doc whether it begins with three slashes
 */
public record Comment(String text, boolean doc, Span span) {}

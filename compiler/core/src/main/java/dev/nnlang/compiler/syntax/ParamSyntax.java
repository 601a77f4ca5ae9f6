package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.Optional;

/** {@code param hidden: int in 8..1024 = 128}. */
public record ParamSyntax(
    Optional<String> doc,
    Name name,
    Name type,
    Optional<Expression.Range> range,
    Expression value,
    Span span) {}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;

/** A value that has been understood, and where it stands. */
record Placed<T>(T value, Span span) {}

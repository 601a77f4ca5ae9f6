package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.source.SourceFile;

/** The part of the compiler that the golden files pin down. */
@FunctionalInterface
interface Stage {
  /** Compiles {@code source}; a mistake in it comes back as a diagnostic, never as an exception. */
  GoldenOutput compile(SourceFile source);
}

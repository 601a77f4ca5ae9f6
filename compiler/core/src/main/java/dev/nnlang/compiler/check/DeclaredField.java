package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Name;

/**
 * A field that has been understood.
 *
 * @param name as declared
 * @param range where its range stands, or else its type
 */
record DeclaredField(Field field, Name name, Span range) {}

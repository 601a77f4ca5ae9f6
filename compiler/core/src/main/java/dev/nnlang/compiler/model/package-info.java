/** The mathematics of a file as immutable records: equal mathematics is {@code equals}. */
@NullMarked
package dev.nnlang.compiler.model;

import org.jspecify.annotations.NullMarked;

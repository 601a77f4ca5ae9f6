/** The syntax of a file as records with spans; the only user of ANTLR. */
@NullMarked
package dev.nnlang.compiler.syntax;

import org.jspecify.annotations.NullMarked;

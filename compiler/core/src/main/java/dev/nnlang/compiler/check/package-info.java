/** From syntax to a model whose every default is filled; after it no user error is left. */
@NullMarked
package dev.nnlang.compiler.check;

import org.jspecify.annotations.NullMarked;

/**
 * Puts a generated class and all that it uses of nnc into one source file, from the sources that
 * nnc itself is compiled from.
 */
@NullMarked
package dev.nnlang.engine.standalone;

import org.jspecify.annotations.NullMarked;

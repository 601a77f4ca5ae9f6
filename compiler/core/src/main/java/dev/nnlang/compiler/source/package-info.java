/** Source text, its lines, and places in it. */
@NullMarked
package dev.nnlang.compiler.source;

import org.jspecify.annotations.NullMarked;

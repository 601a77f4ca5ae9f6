/** The compiler's one door: text in, Java sources and diagnostics out. */
@NullMarked
package dev.nnlang.compiler;

import org.jspecify.annotations.NullMarked;

/** The oracle: a naive double-precision interpreter that shares no code with plan and emit. */
@NullMarked
package dev.nnlang.compiler.reference;

import org.jspecify.annotations.NullMarked;

/** Every decision about the generated code, made before a line of it is written. */
@NullMarked
package dev.nnlang.compiler.plan;

import org.jspecify.annotations.NullMarked;

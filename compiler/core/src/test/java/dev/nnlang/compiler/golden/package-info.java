/** Models with what the compiler makes of them, stage by stage, compared letter by letter. */
@NullMarked
package dev.nnlang.compiler.golden;

import org.jspecify.annotations.NullMarked;

/** Tests of what can be computed from a network without running it. */
@NullMarked
package dev.nnlang.compiler.analysis;

import org.jspecify.annotations.NullMarked;

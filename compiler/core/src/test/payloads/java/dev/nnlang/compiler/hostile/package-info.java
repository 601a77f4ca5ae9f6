/** Texts for the tests of every module that shows or compiles what others wrote. */
@NullMarked
package dev.nnlang.compiler.hostile;

import org.jspecify.annotations.NullMarked;

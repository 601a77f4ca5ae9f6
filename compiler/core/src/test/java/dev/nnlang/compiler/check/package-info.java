/** What the rules of a file say, one test for each. */
@NullMarked
package dev.nnlang.compiler.check;

import org.jspecify.annotations.NullMarked;

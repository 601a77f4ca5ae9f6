/** Spells a plan as Java; decides nothing; the only user of JavaPoet. */
@NullMarked
package dev.nnlang.compiler.emit;

import org.jspecify.annotations.NullMarked;

/** The command, given what nobody should give it. */
@NullMarked
package dev.nnlang.cli.hostile;

import org.jspecify.annotations.NullMarked;

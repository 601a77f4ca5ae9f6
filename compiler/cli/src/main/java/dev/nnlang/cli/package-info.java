/** The command {@code nnc}: arguments, exit codes, progress and reports. */
@NullMarked
package dev.nnlang.cli;

import org.jspecify.annotations.NullMarked;

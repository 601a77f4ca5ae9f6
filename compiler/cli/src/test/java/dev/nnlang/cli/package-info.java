@NullMarked
package dev.nnlang.cli;

import org.jspecify.annotations.NullMarked;

/** The goals of {@code nnc-maven-plugin}, and the work behind them. */
@NullMarked
package dev.nnlang.maven;

import org.jspecify.annotations.NullMarked;

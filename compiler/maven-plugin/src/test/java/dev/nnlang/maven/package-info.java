@NullMarked
package dev.nnlang.maven;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.nnlang.compiler.regions;

import org.jspecify.annotations.NullMarked;

/** Tests of the model's records and names. */
@NullMarked
package dev.nnlang.compiler.model;

import org.jspecify.annotations.NullMarked;

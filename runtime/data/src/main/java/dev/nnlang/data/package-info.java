/**
 * Turns files and rows into {@link dev.nnlang.runtime.ExampleSource examples} that fit a {@link
 * dev.nnlang.runtime.Signature}.
 *
 * <p>{@link dev.nnlang.data.Csv}, {@link dev.nnlang.data.Idx} and {@link dev.nnlang.data.Rows}
 * read, {@link dev.nnlang.data.Split} divides. What does not fit is a {@link
 * dev.nnlang.data.DataException}: the file, the row, the column, what is wrong. Every file is taken
 * for hostile: nothing is allocated because a header says so, and numbers read the same in every
 * locale.
 */
@NullMarked
package dev.nnlang.data;

import org.jspecify.annotations.NullMarked;

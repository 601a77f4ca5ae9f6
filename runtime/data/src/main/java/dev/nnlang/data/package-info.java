/**
 * Turns files, rows and queries into {@link dev.nnlang.runtime.ExampleSource examples} that fit a
 * {@link dev.nnlang.runtime.Signature}.
 *
 * <p>{@link dev.nnlang.data.Csv}, {@link dev.nnlang.data.Idx}, {@link dev.nnlang.data.Rows}, {@link
 * dev.nnlang.data.Values} and {@link dev.nnlang.data.Sql} read, {@link dev.nnlang.data.Split}
 * divides. What is larger than an eighth of the memory lies in a file for temporary files, which
 * goes with the process, and reads like any other. What does not fit is a {@link
 * dev.nnlang.data.DataException}: the file, the row, the column, what is wrong. Every file is taken
 * for hostile: nothing is allocated because a header says so, and numbers read the same in every
 * locale.
 */
@NullMarked
package dev.nnlang.data;

import org.jspecify.annotations.NullMarked;

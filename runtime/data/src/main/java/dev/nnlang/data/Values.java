package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows of values that a program holds or makes, one after the other: arrays, lists, the
 * iterator of a stream.
 *
 * <p>Columns are found by name, as those of a file. A value is text as {@link Csv} would read it, a
 * number or a boolean. A number is a label if it is written like it: 3, 3L and 3.0 are the label
 * {@code 3}. Rows are copied as they come; those that are too many for the memory go to a file.
 *
 * <p>All methods refuse what does not fit with a {@link DataException} that names the row, from 1,
 * and the column: {@code NN0602} a missing column, {@code NN0604} a value that is null or not of
 * the column's type, {@code NN0605} an unknown label, {@code NN0606} a real outside its range,
 * {@code NN0607} a row of another length, {@code NN0610} no row, {@code NN0613} rows that find room
 * neither in memory nor in a file.
 */
public final class Values {
  private Values() {}

  /**
   * All of {@code rows} as examples.
   *
   * @param columns names, in any order
   * @param rows values in the order of {@code columns}; gone through once
   * @param displayName what messages call the rows
   */
  public static Loaded read(
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows,
      Signature signature,
      String displayName) {
    return read(columns, rows.iterator(), signature, displayName);
  }

  /** As {@link #read(List, Iterable, Signature, String)}; takes {@code rows} to their end. */
  public static Loaded read(
      List<String> columns,
      Iterator<? extends List<? extends @Nullable Object>> rows,
      Signature signature,
      String displayName) {
    Layout layout = Layout.examples(displayName, signature);
    Header header = new Header(displayName, columns, 0);
    int[] positions = header.positions(layout.columns());
    return Rows.load(header, positions, rows, layout, layout.names());
  }

  /** As {@link #read(List, Iterable, Signature, String)}. */
  public static Loaded read(
      List<String> columns, Object[][] rows, Signature signature, String displayName) {
    return read(
        columns,
        Arrays.stream(rows).map(row -> row == null ? null : Arrays.asList(row)).iterator(),
        signature,
        displayName);
  }

  /** As {@link #read(List, Iterable, Signature, String)}. */
  public static Loaded read(
      List<String> columns, double[][] rows, Signature signature, String displayName) {
    return read(
        columns,
        Arrays.stream(rows)
            .map(row -> row == null ? null : Arrays.stream(row).boxed().toList())
            .iterator(),
        signature,
        displayName);
  }

  /** {@code 0, 1, ...}: where cells stand that are in the order of the layout. */
  static int[] inOrder(Layout layout) {
    return IntStream.range(0, layout.columns().size()).toArray();
  }
}

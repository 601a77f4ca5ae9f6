package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a model in its own order, and how a row of them becomes inputs and targets. */
final class Layout {
  private final String file;
  private final List<Column> columns;
  private final int inputColumns;

  private Layout(String file, List<Column> columns, int inputColumns) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.inputColumns = inputColumns;
  }

  /** Inputs, then outputs. */
  static Layout examples(String file, Signature signature) {
    return of(file, signature.inputs(), signature.outputs());
  }

  /** Inputs alone. */
  static Layout inputs(String file, Signature signature) {
    return of(file, signature.inputs(), List.of());
  }

  private static Layout of(
      String file, List<Signature.Field> inputs, List<Signature.Field> outputs) {
    List<Column> columns = new ArrayList<>();
    inputs.forEach(field -> Column.addAll(columns, file, field));
    int inputColumns = columns.size();
    outputs.forEach(field -> Column.addAll(columns, file, field));
    return new Layout(file, columns, inputColumns);
  }

  /** What messages call the table. */
  String file() {
    return file;
  }

  List<Column> columns() {
    return columns;
  }

  /** The names of the columns. */
  Set<String> names() {
    return columns.stream().map(Column::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Writes the row that begins at {@code start} as a network takes it. */
  void write(DoubleBuffer values, int start, double[] input, double[] target) {
    write(values, start, 0, inputColumns, input);
    write(values, start, inputColumns, columns.size(), target);
  }

  private void write(DoubleBuffer values, int start, int first, int end, double[] to) {
    int at = 0;
    for (int c = first; c < end; c++) {
      Column column = columns.get(c);
      double value = values.get(start + c);
      if (!column.holdsLabels()) {
        to[at++] = value;
        continue;
      }
      int width = column.width();
      Arrays.fill(to, at, at + width, 0);
      to[at + (int) value] = 1;
      at += width;
    }
  }
}

package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rows that are written in the model itself. */
public final class Rows {
  private static final Pattern GROUPED = Pattern.compile("(?<=[0-9])_(?=[0-9])");
  private static final Pattern GROUPED_NUMBER = Pattern.compile("[+-]?[0-9][0-9_.eE+-]*");

  private Rows() {}

  /**
   * The rows as examples; the rules for names and cells are those of {@link Csv#read}, and {@code
   * 1_000} is a number too.
   *
   * @param columns names, in any order
   * @param rows cells as they are written, in the order of {@code columns}
   * @param displayName what messages call the rows; places are numbers of rows, from 1
   * @throws DataException as {@link Csv#read} does
   */
  public static Loaded of(
      List<String> columns, List<List<String>> rows, Signature signature, String displayName) {
    Layout layout = Layout.examples(displayName, signature);
    Header header = new Header(displayName, columns, 0);
    int[] positions = header.positions(layout.columns());
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(Rows::ungrouped).toList()).toList();
    return load(header, positions, cells.iterator(), layout, layout.names());
  }

  private static String ungrouped(String cell) {
    return GROUPED_NUMBER.matcher(cell).matches() ? GROUPED.matcher(cell).replaceAll("") : cell;
  }

  /**
   * Reads {@code rows} to their end; a missing cell is null, a row is not.
   *
   * @param known the columns that may be there without a warning
   */
  static Loaded load(
      Header header,
      int[] positions,
      Iterator<? extends List<?>> rows,
      Layout layout,
      Set<String> known) {
    try (Table.Builder table = new Table.Builder(layout)) {
      for (long row = 1; rows.hasNext(); row++) {
        List<?> cells = rows.next();
        if (cells == null) {
          throw DataFinding.of(Codes.RAGGED_ROW, layout.file(), "the row is null")
              .at(row)
              .help("give its cells, or leave the row out")
              .raised();
        }
        header.checkWidth(cells.size(), row);
        table.add(cells, positions, row);
      }
      if (table.size() == 0) {
        throw DataFinding.of(Codes.EMPTY_SET, layout.file(), "there is no row").raised();
      }
      return new Loaded(table.build(), header.unused(known));
    }
  }
}

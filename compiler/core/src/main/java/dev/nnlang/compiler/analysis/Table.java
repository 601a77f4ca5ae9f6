package dev.nnlang.compiler.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text below each other: those of words begin below each other, those of numbers end.
 */
public final class Table {
  private static final String GAP = "  ";

  private final int words;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param words how many of the first columns are words; the others are numbers
   */
  public Table(int words) {
    this.words = words;
  }

  /** Adds a row of as many cells as every other row. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line for each row, without blanks at its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String blanks = " ".repeat(width(column) - cell.length());
        line.append(column == 0 ? "" : GAP).append(column < words ? cell + blanks : blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}

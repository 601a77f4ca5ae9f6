package dev.nnlang.cli;

import dev.nnlang.compiler.model.Decimal;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Vectors and matrices on a few lines, the first numbers of each. */
final class WalkNumbers {
  /** How many numbers of a row are shown. */
  static final int MOST_COLUMNS = 8;

  private static final int MOST_ROWS = 5;

  private WalkNumbers() {}

  /** A line of right-aligned numbers; where there are more, how many. */
  static String vector(double... values) {
    return row(values.length, j -> values[j]);
  }

  /** One line. */
  static String row(int length, IntToDoubleFunction values) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < Math.min(length, MOST_COLUMNS); j++) {
      line.append(String.format(Locale.ROOT, "%12s", Figures.number(values.applyAsDouble(j))));
    }
    if (length > MOST_COLUMNS) {
      line.append("  ... (").append(length).append(')');
    }
    return line.toString();
  }

  /** How many of {@code rows} rows to show: all of them, or a few and a line that counts them. */
  static int shownRows(int rows) {
    return rows <= MOST_ROWS ? rows : MOST_ROWS - 1;
  }

  /** As many digits as bring the same bits back; {@code -} where there is no number. */
  static String exact(double value) {
    return Double.isFinite(value) ? Decimal.of(value) : Figures.number(value);
  }
}

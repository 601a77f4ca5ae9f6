package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A column that the model names: what its cells mean, and which it refuses. */
final class Column {
  private final String file;
  private final String name;
  private final Signature.Field field;
  private final Map<String, Integer> labels;

  private Column(String file, String name, Signature.Field field, Map<String, Integer> labels) {
    this.file = file;
    this.name = name;
    this.field = field;
    this.labels = labels;
  }

  /** Adds the columns of {@code field} to {@code columns}, in the order of its values. */
  static void addAll(List<Column> columns, String file, Signature.Field field) {
    Map<String, Integer> labels = new HashMap<>();
    for (String label : field.labels()) {
      labels.put(label, labels.size());
    }
    for (int index = 0; index < field.count(); index++) {
      columns.add(new Column(file, field.column(index), field, labels));
    }
  }

  String name() {
    return name;
  }

  boolean holdsLabels() {
    return field.kind() == Kind.ONE_OF;
  }

  /** Numbers that a network sees of one cell. */
  int width() {
    return holdsLabels() ? labels.size() : 1;
  }

  /**
   * What is kept of a cell: a real, 0 or 1 for a boolean, the index of a label.
   *
   * @param row for the message
   * @throws DataException {@code NN0604}, {@code NN0605} or {@code NN0606} with row, column and
   *     text
   */
  double value(String cell, long row) {
    String text = cell.strip();
    if (text.isEmpty()) {
      throw bad(row, "the cell is empty").help("fill the cell, or leave the row out").raised();
    }
    return switch (field.kind()) {
      case REAL -> real(text, row);
      case BOOLEAN -> bool(text, row);
      case ONE_OF -> label(text, row);
    };
  }

  /** Whether {@code cell} is one of the labels. */
  boolean knows(String cell) {
    return labels.containsKey(cell.strip());
  }

  /** What to say of a cell that is none of the labels. */
  DataFinding unknownLabel(String cell, long row) {
    String text = cell.strip();
    return finding(
            Codes.UNKNOWN_LABEL,
            row,
            String.format(Locale.ROOT, "`%s` is not a label of it", Shown.cell(text)))
        .help("the labels are " + some(field.labels()))
        .near(Nearest.to(text, field.labels()));
  }

  private double label(String text, long row) {
    Integer index = labels.get(text);
    if (index == null) {
      throw unknownLabel(text, row).raised();
    }
    return index;
  }

  private double bool(String text, long row) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> 1;
      case "false", "0" -> 0;
      default ->
          throw bad(
                  row,
                  String.format(Locale.ROOT, "`%s` is neither true nor false", Shown.cell(text)))
              .help("write true, false, 1 or 0")
              .raised();
    };
  }

  private double real(String text, long row) {
    if (!Decimal.is(text)) {
      DataFinding finding =
          bad(row, String.format(Locale.ROOT, "`%s` is not a number", Shown.cell(text)));
      throw (text.indexOf(',') < 0 ? finding : finding.help("write decimals with a point"))
          .raised();
    }
    double value = Decimal.value(text);
    if (Double.isInfinite(value)) {
      throw bad(row, String.format(Locale.ROOT, "`%s` is larger than any number", Shown.cell(text)))
          .raised();
    }
    if (value < field.low() || value > field.high()) {
      throw outOfRange(file, name, Shown.cell(text), field, row).raised();
    }
    return value;
  }

  /** What to say of a value that the declared range does not hold. */
  static DataFinding outOfRange(
      String file, String column, String value, Signature.Field field, long row) {
    return DataFinding.of(
            Codes.OUT_OF_RANGE,
            file,
            String.format(
                Locale.ROOT,
                "column `%s`: %s is outside %s..%s",
                column,
                value,
                Shown.number(field.low()),
                Shown.number(field.high())))
        .at(row)
        .in(column);
  }

  private DataFinding bad(long row, String message) {
    return finding(Codes.BAD_CELL, row, message);
  }

  private DataFinding finding(String code, long row, String message) {
    return DataFinding.of(code, file, String.format(Locale.ROOT, "column `%s`: %s", name, message))
        .at(row)
        .in(name);
  }

  private static String some(List<String> labels) {
    int shown = Math.min(labels.size(), 10);
    String text = String.join(", ", labels.subList(0, shown));
    return shown < labels.size() ? text + ", ..." : text;
  }
}

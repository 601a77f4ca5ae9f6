package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A column that the model names: what its cells mean, and which it refuses. */
final class Column {
  /** How other programs write that there is no value. */
  private static final Set<String> MISSING =
      Set.of("na", "n/a", "nan", "null", "none", "nil", "?", "-", ".");

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

  /**
   * As {@link #value(String, long)}, of what a program or a database holds: text, a number, a
   * boolean. Null is a missing cell.
   */
  double value(Object cell, long row) {
    if (cell instanceof Number number) {
      return number(number, row);
    }
    if (cell instanceof CharSequence || cell instanceof Boolean || cell instanceof Character) {
      return value(cell.toString(), row);
    }
    if (cell == null) {
      throw bad(row, "the cell is null").help("fill the cell, or leave the row out").raised();
    }
    throw bad(
            row,
            String.format(
                Locale.ROOT,
                "a %s is neither text nor a number nor a boolean",
                Shown.cell(cell.getClass().getSimpleName())))
        .help("make one of them of it")
        .raised();
  }

  private double number(Number number, long row) {
    // A float is what its shortest decimal says: 0.1f is within 0..0.1.
    double value =
        number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
    if (field.kind() != Kind.REAL) {
      // 3, 3L, 3.0 and a decimal 3.00 are the label `3`.
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
      return value(whole ? Long.toString((long) value) : number.toString(), row);
    }
    if (!Double.isFinite(value)) {
      throw bad(
              row,
              String.format(
                  Locale.ROOT, "`%s` is not a finite number", Shown.cell(number.toString())))
          .raised();
    }
    return inRange(value, number, row);
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
      throw help(finding, text).raised();
    }
    double value = Decimal.value(text);
    if (Double.isInfinite(value)) {
      throw bad(row, String.format(Locale.ROOT, "`%s` is larger than any number", Shown.cell(text)))
          .raised();
    }
    return inRange(value, text, row);
  }

  private static DataFinding help(DataFinding finding, String text) {
    if (text.indexOf(',') >= 0) {
      return finding.help("write decimals with a point");
    }
    return MISSING.contains(text.toLowerCase(Locale.ROOT))
        ? finding.help(
            "a missing value cannot be learned from: fill the cell, or leave the row out")
        : finding;
  }

  private double inRange(double value, Object written, long row) {
    if (value < field.low() || value > field.high()) {
      throw outOfRange(file, name, Shown.cell(written.toString()), field, row).raised();
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

  /** The first of {@code labels}, for a message. */
  static String some(List<String> labels) {
    int shown = Math.min(labels.size(), 10);
    String text = String.join(", ", labels.subList(0, shown));
    return shown < labels.size() ? text + ", ..." : text;
  }
}

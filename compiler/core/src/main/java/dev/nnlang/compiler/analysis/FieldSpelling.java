package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Field;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an input or output as the language does. */
final class FieldSpelling implements Field.Type.Visitor<String> {
  private static final FieldSpelling INSTANCE = new FieldSpelling();

  /** From how many labels on neighbouring numbers become a range. */
  private static final int LEAST_RANGE = 3;

  private FieldSpelling() {}

  /** Such as {@code pixels[28, 28]}. */
  static String name(Field field) {
    return field.shape().isEmpty()
        ? field.name()
        : field.shape().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", field.name() + "[", "]"));
  }

  /** Such as {@code real in 0..255}. */
  static String type(Field field) {
    return field.type().accept(INSTANCE);
  }

  /** Such as {@code -1..1}. */
  static String range(Field.Range range) {
    return Decimal.of(range.low()) + ".." + Decimal.of(range.high());
  }

  @Override
  public String real(Field.Real real) {
    return real.range().map(range -> "real in " + range(range)).orElse("real");
  }

  @Override
  public String bool(Field.Bool bool) {
    return "boolean";
  }

  @Override
  public String oneOf(Field.OneOf oneOf) {
    List<String> labels = oneOf.labels();
    return areNeighbours(labels)
        ? "one_of(" + labels.get(0) + ".." + labels.get(labels.size() - 1) + ")"
        : "one_of(" + String.join(", ", labels) + ")";
  }

  private static boolean areNeighbours(List<String> labels) {
    if (labels.size() < LEAST_RANGE || !isNumber(labels.get(0))) {
      return false;
    }
    long first = Long.parseLong(labels.get(0));
    for (int i = 1; i < labels.size(); i++) {
      if (!labels.get(i).equals(Long.toString(first + i))) {
        return false;
      }
    }
    return true;
  }

  /** A label is a name or a whole number; no name begins with a digit or a minus. */
  private static boolean isNumber(String label) {
    char first = label.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }
}

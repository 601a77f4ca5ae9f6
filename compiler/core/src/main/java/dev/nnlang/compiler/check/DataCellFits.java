package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says what is wrong with a cell of a declared type, if anything is. */
final class DataCellFits implements Field.Type.Visitor<Optional<Diagnostic>> {
  private static final List<String> BOOLEANS = List.of("true", "false", "0", "1");

  private final String cell;
  private final Span place;
  private final String what;

  /**
   * For one cell.
   *
   * @param what names the value in a message, such as {@code `y` of row 3}
   */
  DataCellFits(String cell, Span place, String what) {
    this.cell = cell;
    this.place = place;
    this.what = what;
  }

  @Override
  public Optional<Diagnostic> real(Field.Real real) {
    OptionalDouble number = number();
    if (number.isEmpty()) {
      return Optional.of(
          Diagnostic.of(
                  Code.BAD_CELL,
                  place,
                  String.format(Locale.ROOT, "%s is `%s`, not a number", what, cell))
              .help("write a number")
              .build());
    }
    double value = number.getAsDouble();
    if (!Double.isFinite(value)) {
      return Optional.of(
          Diagnostic.of(
                  Code.BAD_CELL,
                  place,
                  String.format(Locale.ROOT, "%s is `%s`, not finite", what, cell))
              .help("write a number that a double can hold")
              .build());
    }
    return real.range()
        .filter(range -> value < range.low() || value > range.high())
        .map(range -> outside(value, range));
  }

  private Diagnostic outside(double value, Field.Range range) {
    String declared = Numbers.plain(range.low()) + ".." + Numbers.plain(range.high());
    return Diagnostic.of(
            Code.VALUE_OUT_OF_RANGE,
            place,
            String.format(
                Locale.ROOT, "%s is %s, outside %s", what, Numbers.plain(value), declared))
        .label("declared within " + declared)
        .help("correct the value, or widen the range in the model")
        .build();
  }

  private OptionalDouble number() {
    try {
      return cell.isEmpty() || Character.isLetter(cell.charAt(cell.length() - 1))
          ? OptionalDouble.empty()
          : OptionalDouble.of(Double.parseDouble(cell));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public Optional<Diagnostic> bool(Field.Bool bool) {
    return BOOLEANS.contains(cell)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.BAD_CELL,
                    place,
                    String.format(Locale.ROOT, "%s is `%s`, not a boolean", what, cell))
                .help("write `true`, `false`, `1` or `0`")
                .build());
  }

  @Override
  public Optional<Diagnostic> oneOf(Field.OneOf oneOf) {
    return oneOf.labels().contains(cell)
        ? Optional.empty()
        : Optional.of(
            TrainUnknown.of(
                Code.UNKNOWN_LABEL,
                place,
                cell,
                oneOf.labels(),
                String.format(
                    Locale.ROOT, "%s is `%s`, which is no label of the model", what, cell)));
  }
}

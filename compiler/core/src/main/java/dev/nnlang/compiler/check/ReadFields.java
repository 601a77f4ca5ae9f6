package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.FieldSyntax;
import dev.nnlang.compiler.syntax.FieldSyntax.Declared;
import dev.nnlang.compiler.syntax.FieldSyntax.TypeSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the lines {@code input a, b[3]: real in 0..10} of a model. */
final class ReadFields {
  private final Diagnostics diagnostics;
  private final ReadRange ranges;
  private final ReadLabels labels;
  private final ReadWidth widths;

  ReadFields(Numbers numbers, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.ranges = new ReadRange(numbers, diagnostics);
    this.labels = new ReadLabels(numbers, diagnostics);
    this.widths = new ReadWidth(numbers, diagnostics);
  }

  /** The fields of {@code lines} in order; those with an error are left out, and reported. */
  Fields from(List<FieldSyntax> lines) {
    List<DeclaredField> fields = new ArrayList<>();
    int names = 0;
    for (FieldSyntax line : lines) {
      Optional<Field.Type> type = type(line.type());
      names += line.names().size();
      for (Declared declared : line.names()) {
        field(declared, type, line).ifPresent(fields::add);
      }
    }
    return Fields.of(fields, fields.size() == names, diagnostics);
  }

  private Optional<DeclaredField> field(
      Declared declared, Optional<Field.Type> type, FieldSyntax line) {
    Optional<List<Integer>> shape = shape(declared);
    if (type.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    long width = type.get().width();
    for (int dimension : shape.get()) {
      width = Math.multiplyExact(width, (long) dimension);
      if (width > Integer.MAX_VALUE) {
        diagnostics.add(
            tooWide(declared.span(), String.format(Locale.ROOT, "`%s`", declared.name())));
        return Optional.empty();
      }
    }
    Name name = declared.name();
    Field field = new Field(name.text(), shape.get(), type.get(), line.doc());
    Span range = line.type().range().map(Expression.Range::span).orElse(line.type().span());
    return Optional.of(new DeclaredField(field, name, range));
  }

  static Diagnostic tooWide(Span place, String what) {
    return Diagnostic.of(Code.TOO_WIDE, place, what + " has more numbers than a Java array holds")
        .help("stay below 2,147,483,648 numbers")
        .build();
  }

  private Optional<List<Integer>> shape(Declared declared) {
    List<Integer> shape = new ArrayList<>();
    for (Expression dimension : declared.dimensions()) {
      OptionalInt size =
          widths.from(
              dimension, String.format(Locale.ROOT, "a dimension of `%s`", declared.name()));
      size.ifPresent(shape::add);
    }
    if (declared.dimensions().size() > 2) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_TYPE,
                  declared.span(),
                  String.format(Locale.ROOT, "`%s` has more than two dimensions", declared.name()))
              .help(
                  String.format(
                      Locale.ROOT, "write `%s[n]` or `%s[h, w]`", declared.name(), declared.name()))
              .build());
      return Optional.empty();
    }
    return shape.size() == declared.dimensions().size() ? Optional.of(shape) : Optional.empty();
  }

  private Optional<Field.Type> type(TypeSyntax type) {
    return switch (type.name().text()) {
      case "real" -> noLabels(type) ? real(type) : Optional.empty();
      case "boolean" ->
          noLabels(type) && noRange(type) ? Optional.of(new Field.Bool()) : Optional.empty();
      case "one_of" -> noRange(type) ? labels.from(type).map(Field.OneOf::new) : Optional.empty();
      default -> {
        diagnostics.add(
            UnknownWord.of(
                Code.UNKNOWN_NAME,
                "a type",
                type.name(),
                Vocabulary.names(Vocabulary.FIELD_TYPES)));
        yield Optional.empty();
      }
    };
  }

  private Optional<Field.Type> real(TypeSyntax type) {
    if (type.range().isEmpty()) {
      return Optional.of(new Field.Real(Optional.empty()));
    }
    return ranges.from(type.range().get()).map(range -> new Field.Real(Optional.of(range)));
  }

  private boolean noLabels(TypeSyntax type) {
    if (!type.labels().isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_TYPE,
                  type.span(),
                  String.format(Locale.ROOT, "`%s` takes no labels", type.name()))
              .fix(
                  String.format(Locale.ROOT, "write `%s`", type.name()),
                  type.span(),
                  type.name().text())
              .build());
    }
    return type.labels().isEmpty();
  }

  private boolean noRange(TypeSyntax type) {
    type.range()
        .ifPresent(
            range ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.BAD_TYPE,
                            range.span(),
                            String.format(Locale.ROOT, "`%s` takes no range", type.name()))
                        .help("leave out the range, or write `real in A..B`")
                        .build()));
    return type.range().isEmpty();
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.FieldSyntax.TypeSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the labels of a {@code one_of}: names, whole numbers, and ranges of whole numbers. */
final class ReadLabels {
  /** More classes than any data set that fits one computer has. */
  static final int MOST = 10_000;

  private final Numbers numbers;
  private final Diagnostics diagnostics;

  ReadLabels(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /** The labels in order, a number as its plain digits: {@code 007} is {@code 7}. */
  Optional<List<String>> from(TypeSyntax type) {
    Map<String, Span> labels = new LinkedHashMap<>();
    for (Expression stated : type.labels()) {
      boolean good =
          stated instanceof Expression.Range range
              ? addRange(range, labels)
              : label(stated).map(label -> add(label, stated.span(), labels)).orElse(false);
      if (!good) {
        return Optional.empty();
      }
    }
    if (labels.size() < 2) {
      return refuse(
          type.span(), "a `one_of` needs two labels or more", "write `one_of(a, b)`, say");
    }
    if (labels.size() > MOST) {
      return refuse(
          type.span(), "a `one_of` has at most 10,000 labels", "use a `real` for a quantity");
    }
    return Optional.of(List.copyOf(labels.keySet()));
  }

  private Optional<String> label(Expression stated) {
    Optional<Name> name = Arguments.word(stated);
    if (name.isPresent()) {
      return name.map(Name::text);
    }
    OptionalLong number = numbers.whole(stated, "a label that is no name");
    return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
  }

  private boolean add(String label, Span place, Map<String, Span> labels) {
    Span before = labels.putIfAbsent(label, place);
    if (before != null) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_TYPE,
                  place,
                  String.format(Locale.ROOT, "label `%s` stands twice", label))
              .label("again here")
              .label(before, "first here")
              .help("leave out one of them")
              .build());
    }
    return before == null;
  }

  private boolean addRange(Expression.Range range, Map<String, Span> labels) {
    OptionalLong low = numbers.whole(range.low(), "the first label of a range");
    OptionalLong high = numbers.whole(range.high(), "the last label of a range");
    if (low.isEmpty() || high.isEmpty()) {
      return false;
    }
    if (low.getAsLong() > high.getAsLong()) {
      String turned = String.format(Locale.ROOT, "%d..%d", high.getAsLong(), low.getAsLong());
      diagnostics.add(
          Diagnostic.of(Code.BAD_TYPE, range.span(), "the range begins above its end")
              .fix(String.format(Locale.ROOT, "write `%s`", turned), range.span(), turned)
              .build());
      return false;
    }
    // Both ends are within 2^53, so the difference does not overflow.
    if (high.getAsLong() - low.getAsLong() >= MOST) {
      return refuse(
              range.span(), "a `one_of` has at most 10,000 labels", "use a `real` for a quantity")
          .isPresent();
    }
    for (long label = low.getAsLong(); label <= high.getAsLong(); label++) {
      if (!add(Long.toString(label), range.span(), labels)) {
        return false;
      }
    }
    return true;
  }

  private Optional<List<String>> refuse(Span place, String message, String help) {
    diagnostics.add(Diagnostic.of(Code.BAD_TYPE, place, message).help(help).build());
    return Optional.empty();
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code A..B} as two finite numbers, the smaller one first. */
final class ReadRange {
  private final Numbers numbers;
  private final Diagnostics diagnostics;

  ReadRange(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /** The range that {@code range} states. */
  Optional<Field.Range> from(Expression.Range range) {
    OptionalDouble low = numbers.real(range.low(), "the low end of a range");
    OptionalDouble high = numbers.real(range.high(), "the high end of a range");
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    return from(range, low.getAsDouble(), high.getAsDouble());
  }

  private Optional<Field.Range> from(Expression.Range range, double low, double high) {
    if (low > high) {
      String turned = String.format(Locale.ROOT, "%s..%s", Numbers.plain(high), Numbers.plain(low));
      diagnostics.add(
          Diagnostic.of(Code.BAD_TYPE, range.span(), "the range begins above its end")
              .fix(String.format(Locale.ROOT, "write `%s`", turned), range.span(), turned)
              .build());
      return Optional.empty();
    }
    if (low == high) {
      diagnostics.add(
          Diagnostic.of(Code.BAD_TYPE, range.span(), "the range holds a single number")
              .help("write a low end below the high end")
              .build());
      return Optional.empty();
    }
    if (!Double.isFinite(high - low)) {
      diagnostics.add(
          Diagnostic.of(Code.BAD_TYPE, range.span(), "the range is wider than a double can hold")
              .help("write ends that are nearer to each other")
              .build());
      return Optional.empty();
    }
    return Optional.of(new Field.Range(low, high));
  }
}

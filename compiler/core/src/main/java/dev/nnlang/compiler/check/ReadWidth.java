package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a width or a dimension: a whole number from 1 to what a Java array holds. */
final class ReadWidth {
  private final Numbers numbers;
  private final Diagnostics diagnostics;

  ReadWidth(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /** The width that {@code expression} states, which {@code what} names in a message. */
  OptionalInt from(Expression expression, String what) {
    Optional<Double> value = numbers.value(expression, what).map(Numbers.Value::number);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    double width = value.get();
    if (width <= 0 || width != Math.rint(width)) {
      diagnostics.add(
          Diagnostic.of(Code.BAD_WIDTH, expression.span(), what + " must be a whole number above 0")
              .label("is " + Numbers.plain(width))
              .help("write 1 or more")
              .build());
      return OptionalInt.empty();
    }
    if (width > Integer.MAX_VALUE) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TOO_WIDE, expression.span(), what + " is beyond what a Java array holds")
              .label("is " + Numbers.plain(width))
              .help("write at most 2,147,483,647")
              .build());
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) width);
  }
}

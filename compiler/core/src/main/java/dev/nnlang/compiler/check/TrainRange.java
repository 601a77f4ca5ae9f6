package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Locale;
import java.util.OptionalDouble;

/** The reals that a setting may be. */
enum TrainRange {
  /** (0, oo). */
  POSITIVE("greater than 0") {
    @Override
    boolean holds(double value) {
      return value > 0;
    }
  },
  /** [0, oo). */
  NOT_NEGATIVE("at least 0") {
    @Override
    boolean holds(double value) {
      return value >= 0;
    }
  },
  /** [0, 1). */
  BELOW_ONE("at least 0 and less than 1") {
    @Override
    boolean holds(double value) {
      return value >= 0 && value < 1;
    }
  },
  /** (0, 1). */
  BETWEEN_ZERO_AND_ONE("greater than 0 and less than 1") {
    @Override
    boolean holds(double value) {
      return value > 0 && value < 1;
    }
  };

  private final String words;

  TrainRange(String words) {
    this.words = words;
  }

  abstract boolean holds(double value);

  /** The value of {@code expression}, which {@code what} names; reported where it is outside. */
  OptionalDouble read(
      Expression expression, String what, Code code, Numbers numbers, Diagnostics diagnostics) {
    OptionalDouble value = numbers.real(expression, what);
    if (value.isEmpty() || holds(value.getAsDouble())) {
      return value;
    }
    diagnostics.add(
        Diagnostic.of(
                code, expression.span(), String.format(Locale.ROOT, "%s must be %s", what, words))
            .label("is " + Numbers.plain(value.getAsDouble()))
            .help(String.format(Locale.ROOT, "write a number %s", words))
            .build());
    return OptionalDouble.empty();
  }

  /** The same, reported as {@link Code#OUT_OF_RANGE}. */
  OptionalDouble read(Expression expression, String what, TrainScene scene) {
    return read(expression, what, Code.OUT_OF_RANGE, scene.numbers(), scene.diagnostics());
  }

  /** The same for a number that the network counts with, in its precision. */
  OptionalDouble readHeld(Expression expression, String what, TrainScene scene) {
    return readHeld(expression, what, Code.OUT_OF_RANGE, scene);
  }

  /** The same, reported as {@code code} where it is outside. */
  OptionalDouble readHeld(Expression expression, String what, Code code, TrainScene scene) {
    OptionalDouble value = read(expression, what, code, scene.numbers(), scene.diagnostics());
    if (value.isEmpty() || !scene.representable().check(value.getAsDouble(), expression.span())) {
      return OptionalDouble.empty();
    }
    double rounded = scene.representable().rounded(value.getAsDouble());
    if (holds(rounded)) {
      return value;
    }
    // Such as 0.999999999, which is 1 in a float.
    scene.report(
        Diagnostic.of(
                code, expression.span(), String.format(Locale.ROOT, "%s must be %s", what, words))
            .label("is " + Numbers.plain(rounded) + " once it is rounded")
            .help(String.format(Locale.ROOT, "write a number %s", words)));
    return OptionalDouble.empty();
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads a unit: {@code relu}, {@code leaky_relu(0.01)}, {@code maxout(2)}. */
final class ReadUnit {
  private static final double LEAKY_SLOPE = 0.01;
  private static final double LEARNED_SLOPE = 0.25;

  private final Numbers numbers;
  private final Diagnostics diagnostics;

  ReadUnit(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /** The unit that {@code expression} names. */
  Optional<Placed<Unit>> from(Expression expression) {
    return Arguments.of(expression, "a unit", diagnostics).flatMap(this::from);
  }

  /** The unit that {@code word} names. */
  Optional<Placed<Unit>> from(Arguments word) {
    String name = word.callee().text();
    if (!Vocabulary.has(Vocabulary.UNITS, name)) {
      diagnostics.add(
          UnknownWord.of(
              Code.UNKNOWN_NAME, "a unit", word.callee(), Vocabulary.names(Vocabulary.UNITS)));
      return Optional.empty();
    }
    Optional<? extends Unit> unit = named(name, word);
    boolean complete = word.allTaken(Vocabulary.form(Vocabulary.UNITS, name));
    return complete ? unit.map(u -> new Placed<>(u, word.span())) : Optional.empty();
  }

  private Optional<? extends Unit> named(String name, Arguments word) {
    return switch (name) {
      case "identity" -> Optional.of(new Unit.Identity());
      case "sigmoid" -> Optional.of(new Unit.Sigmoid());
      case "tanh" -> Optional.of(new Unit.Tanh());
      case "relu" -> Optional.of(new Unit.Relu());
      case "abs" -> Optional.of(new Unit.Abs());
      case "leaky_relu" -> slope(word, LEAKY_SLOPE).map(Unit.LeakyRelu::new);
      case "prelu" -> slope(word, LEARNED_SLOPE).map(Unit.PRelu::new);
      case "maxout" -> maxout(word);
      case "softplus" -> Optional.of(new Unit.Softplus());
      case "hard_tanh" -> Optional.of(new Unit.HardTanh());
      case "softmax" -> Optional.of(new Unit.Softmax());
      default -> throw new IllegalStateException("unit without a reading: " + name);
    };
  }

  private Optional<Double> slope(Arguments word, double unsaid) {
    Optional<Expression> stated = word.next("a");
    if (stated.isEmpty()) {
      return Optional.of(unsaid);
    }
    OptionalDouble slope =
        numbers.real(stated.get(), String.format(Locale.ROOT, "the slope of `%s`", word.callee()));
    return slope.isPresent() ? Optional.of(slope.getAsDouble()) : Optional.empty();
  }

  private Optional<Unit> maxout(Arguments word) {
    Optional<Expression> stated = word.next("k");
    if (stated.isEmpty()) {
      word.missing("the number of signals per unit", "maxout(2)");
      return Optional.empty();
    }
    OptionalInt pieces =
        numbers.whole(stated.get(), "the signals per unit of `maxout`", 2, Integer.MAX_VALUE);
    return pieces.isPresent() ? Optional.of(new Unit.Maxout(pieces.getAsInt())) : Optional.empty();
  }
}

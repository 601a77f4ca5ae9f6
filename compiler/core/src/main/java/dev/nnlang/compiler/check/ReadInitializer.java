package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;

/** Reads how weights are drawn: {@code he}, {@code gaussian(sigma: 0.3)}. */
final class ReadInitializer {
  private final Numbers numbers;
  private final Diagnostics diagnostics;

  ReadInitializer(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /** The initialiser that {@code expression} names. */
  Optional<Placed<Initializer>> from(Expression expression) {
    return Arguments.of(expression, "an initialiser", diagnostics).flatMap(this::from);
  }

  private Optional<Placed<Initializer>> from(Arguments word) {
    String name = word.callee().text();
    if (!Vocabulary.has(Vocabulary.INITIALIZERS, name)) {
      diagnostics.add(
          UnknownWord.of(
              Code.UNKNOWN_NAME,
              "an initialiser",
              word.callee(),
              Vocabulary.names(Vocabulary.INITIALIZERS)));
      return Optional.empty();
    }
    Optional<? extends Initializer> initializer = named(name, word);
    boolean complete = word.allTaken(Vocabulary.form(Vocabulary.INITIALIZERS, name));
    return complete ? initializer.map(i -> new Placed<>(i, word.span())) : Optional.empty();
  }

  private Optional<? extends Initializer> named(String name, Arguments word) {
    return switch (name) {
      case "gaussian" -> gaussian(word);
      case "he" -> Optional.of(new Initializer.He());
      case "glorot" -> Optional.of(new Initializer.Glorot());
      case "lecun" -> Optional.of(new Initializer.Lecun());
      case "uniform" -> uniform(word);
      case "zeros" -> Optional.of(new Initializer.Zeros());
      default -> throw new IllegalStateException("initialiser without a reading: " + name);
    };
  }

  private Optional<? extends Initializer> gaussian(Arguments word) {
    Optional<Expression> stated = word.next("sigma");
    if (stated.isEmpty()) {
      word.missing("a sigma", "gaussian(sigma: 0.1)");
      return Optional.empty();
    }
    if (Arguments.word(stated.get()).filter(name -> name.text().equals("auto")).isPresent()) {
      return Optional.of(new Initializer.GaussianAuto());
    }
    return positive(stated.get(), "sigma", Code.BAD_SIGMA).map(Initializer.Gaussian::new);
  }

  private Optional<? extends Initializer> uniform(Arguments word) {
    Optional<Expression> stated = word.next("r");
    if (stated.isEmpty()) {
      word.missing("a radius", "uniform(0.1)");
      return Optional.empty();
    }
    return positive(stated.get(), "the radius of `uniform`", Code.OUT_OF_RANGE)
        .map(Initializer.Uniform::new);
  }

  private Optional<Double> positive(Expression expression, String what, Code otherwise) {
    Optional<Double> number = numbers.evenInfinite(expression, what).map(Numbers.Value::number);
    if (number.isPresent() && !(number.get() > 0 && Double.isFinite(number.get()))) {
      diagnostics.add(
          Diagnostic.of(otherwise, expression.span(), what + " must be positive and finite")
              .label("is " + Numbers.plain(number.get()))
              .help("write a number above 0")
              .build());
      return Optional.empty();
    }
    return number;
  }
}

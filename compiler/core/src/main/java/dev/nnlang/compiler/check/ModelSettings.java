package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.SettingSyntax;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model says once for all its layers.
 *
 * @param initializer of each layer that states none; {@code glorot} where unsaid, as in Keras
 */
record ModelSettings(Precision precision, Placed<Initializer> initializer) {

  /** The settings of {@code model}, each default filled; one with an error counts as unsaid. */
  static ModelSettings read(ModelSyntax model, Numbers numbers, Diagnostics diagnostics) {
    Map<String, Name> seen = new HashMap<>();
    Precision precision = Precision.FLOAT;
    Placed<Initializer> initializer = new Placed<>(new Initializer.Glorot(), model.name().span());
    for (SettingSyntax setting : model.settings()) {
      Name key = setting.key();
      Name before = seen.putIfAbsent(key.text(), key);
      if (before != null) {
        diagnostics.add(twice(key, before));
        continue;
      }
      switch (key.text()) {
        case "precision" ->
            precision =
                value(setting, diagnostics)
                    .flatMap(value -> precision(value, diagnostics))
                    .orElse(precision);
        case "init" ->
            initializer =
                value(setting, diagnostics)
                    .flatMap(new ReadInitializer(numbers, diagnostics)::from)
                    .orElse(initializer);
        default ->
            diagnostics.add(
                UnknownWord.of(
                    Code.UNKNOWN_KEY,
                    "a key of a model",
                    key,
                    Vocabulary.names(Vocabulary.MODEL_KEYS)));
      }
    }
    return new ModelSettings(precision, initializer);
  }

  /** A key that {@code before} has set. */
  static Diagnostic twice(Name key, Name before) {
    return Diagnostic.of(
            Code.DUPLICATE_KEY, key.span(), String.format(Locale.ROOT, "`%s` is set twice", key))
        .label("again here")
        .label(before.span(), "first here")
        .help("keep one of them")
        .build();
  }

  private static Optional<Expression> value(SettingSyntax setting, Diagnostics diagnostics) {
    if (setting.values().size() == 1) {
      return Optional.of(setting.values().get(0));
    }
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                setting.span(),
                String.format(Locale.ROOT, "`%s` takes one value", setting.key()))
            .label("has " + setting.values().size())
            .help("keep one of them")
            .build());
    return Optional.empty();
  }

  private static Optional<Precision> precision(Expression value, Diagnostics diagnostics) {
    Optional<Arguments> word = Arguments.of(value, "a precision", diagnostics);
    if (word.isEmpty() || !word.get().allTaken("precision: float")) {
      return Optional.empty();
    }
    Name name = word.get().callee();
    return switch (name.text()) {
      case "float" -> Optional.of(Precision.FLOAT);
      case "double" -> Optional.of(Precision.DOUBLE);
      default -> {
        diagnostics.add(
            UnknownWord.of(
                Code.UNKNOWN_NAME, "a precision", name, Vocabulary.names(Vocabulary.PRECISIONS)));
        yield Optional.empty();
      }
    };
  }
}

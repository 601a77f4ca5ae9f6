package dev.nnlang.compiler.check;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Words of other tools and languages, which no distance between letters brings near to ours. */
final class ForeignWords {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("xavier", "glorot"),
          Map.entry("xavier_uniform", "glorot"),
          Map.entry("glorot_uniform", "glorot"),
          Map.entry("he_normal", "he"),
          Map.entry("kaiming", "he"),
          Map.entry("normal", "gaussian"),
          Map.entry("mse", "squared"),
          Map.entry("mean_squared_error", "squared"),
          Map.entry("mae", "absolute"),
          Map.entry("mean_absolute_error", "absolute"),
          Map.entry("bce", "cross_entropy"),
          Map.entry("binary_crossentropy", "cross_entropy"),
          Map.entry("categorical_crossentropy", "cross_entropy"),
          Map.entry("sparse_categorical_crossentropy", "cross_entropy"),
          Map.entry("nll", "cross_entropy"),
          Map.entry("lr", "rate"),
          Map.entry("learning_rate", "rate"),
          Map.entry("batch_size", "batch"),
          Map.entry("val_loss", "validation.error"),
          Map.entry("val_accuracy", "validation.accuracy"),
          Map.entry("val_acc", "validation.accuracy"),
          Map.entry("float", "real"),
          Map.entry("double", "real"),
          Map.entry("number", "real"),
          Map.entry("bool", "boolean"),
          Map.entry("enum", "one_of"),
          Map.entry("integer", "int"),
          Map.entry("linear", "identity"),
          Map.entry("logistic", "sigmoid"));

  private ForeignWords() {}

  /** The one of {@code known} that {@code typed} most likely means: a foreign word, a slip. */
  static Optional<String> meant(String typed, Collection<String> known) {
    return Optional.ofNullable(OURS.get(typed))
        .filter(known::contains)
        .or(() -> Nearest.to(typed, known));
  }
}

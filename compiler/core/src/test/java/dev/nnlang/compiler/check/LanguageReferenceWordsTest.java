package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language reference explains every word that a model block may use. */
class LanguageReferenceWordsTest {
  static Stream<String> words() {
    return Stream.of(
            Vocabulary.PARAM_TYPES,
            Vocabulary.FIELD_TYPES,
            Vocabulary.MODEL_KEYS,
            Vocabulary.PRECISIONS,
            Vocabulary.LAYERS,
            Vocabulary.UNITS,
            Vocabulary.INITIALIZERS)
        .flatMap(List::stream)
        .map(Vocabulary.Word::name)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordHasARow(String word) throws IOException {
    String reference = Files.readString(Path.of("../../grammar/README.md"));

    assertTrue(
        reference
            .lines()
            .filter(line -> line.startsWith("|"))
            .anyMatch(line -> line.matches("\\|.*`(" + word + ")\\b.*")),
        word);
  }
}

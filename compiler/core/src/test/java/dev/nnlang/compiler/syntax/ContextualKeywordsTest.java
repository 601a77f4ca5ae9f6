package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword of the grammar stays usable as a name. */
class ContextualKeywordsTest {
  /** The words that join values; they name things, and are no values themselves. */
  private static final Set<String> CONNECTIVES = Set.of("and", "or", "not", "then");

  static List<String> words() {
    List<String> words =
        new ArrayList<>(List.of("true", "epochs", "min", "s", "h", "step", "test"));
    for (int type = NnParser.NN; type < NnParser.UNIT; type++) {
      String literal = NnParser.VOCABULARY.getLiteralName(type);
      words.add(literal.substring(1, literal.length() - 1));
    }
    return words;
  }

  static List<String> values() {
    return words().stream().filter(word -> !CONNECTIVES.contains(word)).toList();
  }

  @Test
  void theGrammarHasTheWordsThatFilesAreWrittenWith() {
    assertTrue(
        words().containsAll(List.of("nn", "model", "train", "rate", "at", "not", "every", "seed")),
        () -> words().toString());
  }

  @ParameterizedTest
  @MethodSource("words")
  void namesAnInputAnOutputATypeAndALabel(String word) {
    ModelSyntax model =
        Reading.clean(
                Reading.model(
                    "init: he input W, x, W[2]: real in 0..1 input W: W output W: one_of(W, a, W)"
                        .replace("W", word)))
            .model();
    assertEquals(word, model.inputs().get(0).names().get(0).name().text());
    assertEquals(word, model.inputs().get(1).type().name().text());
    assertEquals(word, Shape.of(model.outputs().get(0).type().labels().get(2)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void namesALayerAPhaseAndWhatItTrains(String word) {
    Reading reading =
        Reading.clean(
            """
            nn 1
            package W.a.W
            param W: int = 3
            model W { layers: W: dense(2) -> W: tanh init: he }
            data W { W2: rows(W, W) { W, 1 W, W } }
            train W on W { phase W: only W, W seed: 1 phase W: greedy supervised over W { } }
            expect W { predict(W: 3) = W parameters <= 3 }
            """
                .replace("W", word));
    assertEquals(word, reading.file().packageName().get(2).text());
    assertEquals(
        word, reading.model().layers().get(0).layers().get(1).label().orElseThrow().text());
    assertEquals(word, reading.train().phases().get(0).layers().get(1).text());
    assertEquals(word, reading.file().expects().get(0).model().text());
  }

  @ParameterizedTest
  @MethodSource("values")
  void isAValueUnlessItJoinsValues(String word) {
    String text = "x: W y: f(W, W: W) z: W.W + W stop: W < W and not W or W >= 3 k: W";
    Reading reading = Reading.clean(Reading.train(text.replace("W", word)));
    assertEquals(5, reading.train().settings().size());
    assertEquals("(W.W + W)".replace("W", word), Shape.of(reading.setting("z").values().get(0)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void isAKeyExceptWhereItBeginsAnEntryOfItsOwn(String word) {
    if (!Set.of("input", "output", "layers").contains(word)) {
      String text = "init: he W: 3 layers: a -> b W: 4".replace("W", word);
      assertEquals(3, Reading.clean(Reading.model(text)).model().settings().size());
    }
    if (!word.equals("split")) {
      String text = "from: csv(\"a\") W: csv(\"b\") split: train 3 W: 5% of W".replace("W", word);
      assertEquals(3, Reading.clean(Reading.data(text)).data().sources().size());
    }
    if (!Set.of("on", "checkpoint", "phase").contains(word)) {
      String text = "a: 3 W: true W: b W: c stop: d < 2 W: e".replace("W", word);
      assertEquals(6, Reading.clean(Reading.train(text)).train().settings().size());
    }
  }
}

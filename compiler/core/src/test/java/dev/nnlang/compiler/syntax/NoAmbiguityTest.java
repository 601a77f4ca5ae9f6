package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.grammar.NnLexer;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text has one reading or none: the parser looks for a second one in every text here. */
class NoAmbiguityTest {

  static Stream<String> texts() {
    Stream<String> examples = Reading.EXAMPLES.stream().map(Reading::example);
    Stream<String> words =
        ContextualKeywordsTest.words().stream()
            .flatMap(word -> TEMPLATES.stream().map(template -> template.replace("W", word)))
            .filter(text -> Reading.of(text).found().isEmpty());
    return Stream.of(examples, TRICKY.stream(), words).flatMap(texts -> texts);
  }

  /** Each is tried with every keyword in the place of W; not every keyword fits everywhere. */
  private static final List<String> TEMPLATES =
      List.of(
          Reading.model("init: he W: 3 W: W input W: W output W: one_of(W) layers: W: W -> W W: 2"),
          Reading.model("init: W W: W(W: W) layers: W W: 3"),
          Reading.train("x: W W: W W: 3 W: W.W W: W(3) W: W then W W: 0.1 every W epochs W: a"),
          Reading.train("stop: W < W and W or not W W: 3 phase W: only W, W W: 3 phase W: all"),
          Reading.train(
              "on plateau(W): rate * W, at most W times W: 3 on plateau(): rate * W W: W"),
          Reading.data(
              "W: csv(\"a\") split: W 3, W W: W() W: 1 of W, seed W W: rows(W) { W W, W }"),
          Reading.expect("W >= W W >= 3 W(3) = W W.W < 3 W = 3 +- W W <= W W < W"));

  private static final List<String> TRICKY =
      List.of(
          Reading.train("seed: 42 epochs: 3 epochs: n epochs epochs: (3) epochs epochs: f(1) s: 2"),
          Reading.train("rate: 0 -> 1, 2..3, 3 +- 1, 4 per 5 s, 6 every n min, (7) h, -8 s, not 9"),
          Reading.train("stop: a < b and (c or not d = e) or f(g < h, i: not j) k: 3"),
          Reading.train("a: b then: c a: b then c then: d a: b or: c a: b and: c per: 3 every: 4"),
          Reading.train("checkpoint: every 1 epochs checkpoint: every n epochs, keep 3 keep: 3"),
          Reading.data(
              "from: rows(a, b) { 1, 2 3, 4 -5, -6 x, y -7, z } test: 10% of train, seed 7"),
          Reading.data(
              "from: rows(a) { } x: rows(a) { 1 -1 a b 2% -3 } seed: 1 of seed, seed seed"),
          Reading.model("layers: a -> b: c d: e -> f layers: g: h(1 -> 2, 3..4) -> i(j -> k) l: m"),
          Reading.model("input a, b[n + 1, 2]: real in -1..n in: 3 output c: one_of(0..9) in 0..1"),
          Reading.expect(
              "a <= b c <= d predict(1) = x predict(2) = -1 +- 0.1 e.f > 3 s s > 4 h = 5"),
          "nn 1 param a: int = 5 param b: real in 0..1 = a param c: boolean = true model M { }",
          "nn 1 param nn: int = nn data data { } train train on data { } expect expect { }");

  @ParameterizedTest
  @MethodSource("texts")
  void hasOneReading(String text) {
    assertEquals(List.of(), Reading.of(text).found(), text);
    List<String> second = new ArrayList<>();
    NnParser parser =
        new NnParser(new CommonTokenStream(new NnLexer(CharStreams.fromString(text))));
    parser.removeErrorListeners();
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configs) {
            int rule = recognizer.getATN().getDecisionState(dfa.decision).ruleIndex;
            second.add(
                NnParser.ruleNames[rule]
                    + " "
                    + alternatives
                    + " at "
                    + recognizer.getInputStream().get(start)
                    + " to "
                    + recognizer.getInputStream().get(stop));
          }

          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            second.add(message);
          }
        });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.file();
    assertEquals(List.of(), second, text);
  }
}

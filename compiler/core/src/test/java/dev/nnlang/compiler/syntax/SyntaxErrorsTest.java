package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Cured;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told. */
class SyntaxErrorsTest {

  private static String help(Diagnostic diagnostic) {
    return diagnostic.fix().map(Diagnostic.Fix::help).orElse("");
  }

  private static void assertError(String message, String help, String text) {
    Reading reading = Reading.of(text);
    assertEquals(message, reading.only().message(), text);
    assertEquals(help, help(reading.only()), text);
  }

  /** The text after the fix of its only error. */
  private static String cured(String text) {
    return Cured.text(text, Reading.of(text).only());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          loss squared         | expected `:` after `loss`, found `squared` | write `:` after `loss`
          rate:                | expected a value after `rate:`, found `}`  | write a number, a name, or a call such as `sgd(momentum: 0.9)`
          a: f(b c)            | expected `,` or `)` after `b`, found `c`   | separate them with `,`
          a: b, c: 3           | expected a value after `,`, found the key `c:` | entries need no `,` between them
          a: b then            | expected a value after `then`, found `}`   | write a number, a name, or a call such as `sgd(momentum: 0.9)`
          stop: a < b < c      | unexpected `<` after `b`                   | compare two values only, and join comparisons with `and`
          checkpoint: 5        | expected `every` after `checkpoint:`, found `5` | write `checkpoint: every 1 epochs, keep 3`
          phase p: some { }    | expected `all`, `only` or `greedy` after `p:`, found `some` | write `phase NAME: all { ... }`, `only h1, out` or `greedy supervised over h1, h2`
          chekpoint: every 1 epochs | unexpected `1` after `every`          | did you mean `checkpoint`?
          elapsed: 20 minuts   | `minuts` is no unit of time or count       | the units are `epochs`, `updates`, `ms`, `s`, `min` and `h`; a key has `:` after it
          a: !b                | `!` has no meaning here                    | write `not`
          ~stop: a || b~       | ~`||` has no meaning here~                 | write `or`
          rate: 0.1, seed: 3   | expected a value after `,`, found the key `seed:` | entries need no `,` between them
          checkpoint: every 1 epochs keep 2 | expected `,` after `epochs`, found `keep` | write `,` before `keep`
          a: improvement(b, 3 epoks) | `epoks` is no unit of time or count  | the units are `epochs`, `updates`, `ms`, `s`, `min` and `h`
          -> a                 | unexpected `->` after `{`                  | write `key: value`
          phase p: all { checkpoint: every 1 epochs } | `checkpoint` stands in a phase, and belongs to the whole training | move it out of the phase, into the `train` block
          """)
  void aTrainBlockIsExplained(String entry, String message, String help) {
    assertError(message, help, Reading.train(entry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          input x real       | expected `:` after `x`, found `real`           | write `:` after `x`
          input: x           | expected a name after `input`, found `:`       | write `input a, b[3]: real in 0..1`
          output y: real in 3 | expected `..` after `3`, found `}`            | write a range such as `0..10`
          output y: one_of() | expected a number or a name after `(`, found `)` | write labels such as `one_of(setosa, 7, -1)` or `one_of(0..9)`
          input x: real in [0, 1] | expected a number after `in`, found `[`   | write `0..1`
          input x: real in []  | expected a number after `in`, found `[`      | write a range such as `0..1`
          input x: real of 0..10 | expected `in` after `real`, found `of`     | write `in`
          input x: real in 0..1 in -1..1 | unexpected `in` after `1`          | write one range only
          input x: real in 0...1 | expected a value after `..`, found `.`     | write `..`
          layers: dense(4) dense(_) | expected `->` after `)`, found `dense`  | write `->` before `dense`
          layers: dense(3 relu) | expected `,` or `)` after `3`, found `relu` | write `,` after `3`
          layers: a -> 3     | expected a layer after `->`, found `3`         | write `layers: standardize -> dense(16, tanh) -> dense(_, softmax)`
          layers: a -> -> h: b -> c | expected a layer after `->`, found `->` | write `layers: standardize -> dense(16, tanh) -> dense(_, softmax)`
          """)
  void aModelBlockIsExplained(String entry, String message, String help) {
    assertError(message, help, Reading.model(entry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          from: 3                 | expected `of` after `3`, found `}`                  | write `10% of train, seed 7`
          from: csv               | expected `(` after `csv`, found `}`                 | write `from: csv("data.csv")`
          from: rows(a) { 1, }    | expected a number or a name after `,`, found `}`    | write `rows(a, b, y) { 0, 1, 1 }`, a comma between the cells of a row
          from: rows(x, y) { 1,"a" } | expected a number or a name after `,`, found `"a"` | write it without quotes
          from: rows(x, y) { 1,"a b" } | expected a number or a name after `,`, found `"a b"` | write `rows(a, b, y) { 0, 1, 1 }`, a comma between the cells of a row
          from: rows(a) { 1 - 2 } | a sign in a row does not touch its number           | write `-2`
          split: 70%              | expected a name after `split:`, found `70%`         | write `split: train 70%, validation 15%, test 15%, seed 7`
          """)
  void aDataBlockIsExplained(String entry, String message, String help) {
    assertError(message, help, Reading.data(entry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nn 1 model { }          | expected a name after `model`, found `{`            | write `model NAME { ... }`
          nn 1 model M            | expected `{` after `M`, found the end of the file   | write `model NAME { ... }`
          nn 1 model M {          | expected `}`, found the end of the file             | close `{` with `}`
          nn 1 model M { } }      | `}` closes nothing                                  | remove it
          nn 1 param x: int in 1..2 | expected `=` after `2`, found the end of the file | write `param width: int in 8..512 = 64`
          nn 1 train M d { }      | expected `on` after `M`, found `d`                  | write `train MODEL on DATA { ... }`
          nn 1 data d { } package a | `package` must follow `nn 1`, and only once       | move it below `nn 1`
          nn 1 foo M { }          | expected `model`, `data`, `train`, `expect` or `param`, found `foo` | write a block such as `model NAME { ... }`
          nn 1 expect M { a }     | expected `<=`, `>=`, `<`, `>` or `=` after `a`, found `}` | write a comparison such as `test.accuracy >= 90%`
          """)
  void aFileIsExplained(String text, String message, String help) {
    assertError(message, help, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss squared",
        "loss = squared",
        "phas p: all { loss: b }",
        "on plateu(error): rate * 0.5",
        "chekpoint: every 1 epochs",
        "stop: epochs => 5",
        "stop: epochs == 5",
        "rate: .5",
        "rate: 5.",
        "optimizer: sgd(momentum 0.9)",
        "# a comment",
        "rate: 3; seed: 4",
        "rate: 3, seed: 4",
        "loss: squared, optimizer: adam",
        "checkpoint: every 10 epochs keep 2",
        "checkpoint: every 10 epochs, rate: 0.1",
        "stop: a || b",
        "stop: a&&b",
        "a:\u00A03"
      })
  void theFixOfAnEntryCuresIt(String entry) {
    Reading.clean(cured(Reading.train(entry)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model M { }",
        "nn 2 model M { }",
        "nn model M { }",
        "",
        "nn 1 modle M { }",
        "nn 1 model M { } }",
        "nn 1 model M { inputs x: real }",
        "nn 1 model M { output y: one_of(\"red\", blue) }",
        "nn 1 model M { input x: real, output y: real }",
        "nn 1 model M { input x: real in [0, 1] }",
        "nn 1 model M { input x: real in [-1..0.5] }",
        "nn 1 model M { input x: real of 0..10 }",
        "nn 1 model M { input x: real in 0...1 }",
        "nn 1 model M { layers: dense(4, relu) dense(_) }",
        "nn 1 model M { layers: standardize relu -> dense(_) }",
        "nn 1 model M { layers: dense(3 relu) }",
        "nn 1 data d { from: rows(x, y) { 1,\"a\" 2,b } }",
        "nn 1 data d { from: rows(x, y) { 1,\"2\" } }",
        "nn 1 data d { test: 10% of train seed 7 }",
        "nn 1 data d { from: \"iris.csv\" }",
        "nn 1 data d { split: train 70% validation 15% }",
        "nn 1 data d { test: 10% of train, sed 7 }",
        "nn 1 expect M { a >= 1 and b >= 2 }"
      })
  void theFixOfAFileCuresIt(String text) {
    Reading.clean(cured(text));
  }

  @Test
  void aFileBeginsWithItsEdition() {
    Reading missing = Reading.of("/// A.\nmodel M { }\n");
    assertEquals(Code.MISSING_EDITION, missing.only().code());
    assertEquals(
        new Diagnostic.Edit(new Span(0, 0), "nn 1\n"),
        missing.only().fix().orElseThrow().edit().orElseThrow());
    assertEquals("M", missing.model().name().text(), "the rest is read all the same");
    assertEquals(Code.MISSING_EDITION, Reading.of("").only().code());
    assertEquals(Code.MISSING_EDITION, Reading.of(" // nothing\n").only().code());
    assertEquals(Code.MISSING_EDITION, Reading.of("nn\nmodel M { }").only().code());
    Reading unknown = Reading.of("nn 2\nmodel M ( {");
    assertEquals(Code.UNEXPECTED_TEXT, unknown.only().code());
    assertEquals(
        Code.UNKNOWN_EDITION, Reading.of("nn 2\nmodel M { ? }".replace("?", "")).only().code());
  }

  @Test
  void readingGoesOnAtTheNextEntryAndTheNextBlock() {
    Reading reading =
        Reading.of(
            """
            nn 1
            model M {
              layers: a -> -> h1: b
                   -> h2: c(1, 2 {
              }) init: he
              input x real
              output y: real
            }
            modle N { a b c }
            train M on d {
              loss squared  seed: 1
              rate: 0.1
              phase p: all {
                batch 3
                stop: (a or) and b
                keep: best
              }
              phase q all { x y }
            }
            expect M {
              a < b < c d
              e >= 3
            }
            data d { from: csv("a") }
            """);
    assertEquals(
        List.of(3, 6, 9, 11, 14, 15, 18, 21),
        reading.found().stream()
            .map(d -> new SourceFile("", reading.text()).lines().line(d.primary().span().start()))
            .toList());
    assertEquals(
        List.of("y"),
        reading.model().outputs().stream().map(o -> o.names().get(0).name().text()).toList());
    assertEquals(
        List.of("rate"), reading.train().settings().stream().map(s -> s.key().text()).toList());
    assertEquals(
        List.of("keep"),
        reading.train().phases().get(0).settings().stream().map(s -> s.key().text()).toList());
    assertEquals(2, reading.file().expects().get(0).clauses().size());
    assertEquals(1, reading.data().sources().size());
  }

  @Test
  void theEntryIsNamedWhereTheErrorStandsDeepInIt() {
    Reading reading = Reading.of(Reading.train("optimizer: sgd(momentum 0.9)"));
    Diagnostic.Label entry = reading.only().secondary().get(0);
    assertEquals("optimizer", reading.at(entry.span()));
    assertEquals("in this entry", entry.text());
    assertEquals("0.9", reading.at(reading.only().primary().span()));
    assertEquals("expected `,` or `)`", reading.only().primary().text());
  }

  @Test
  void anOpenBracketIsShownWhereItWasOpened() {
    Reading reading = Reading.of(Reading.train("stop: (a and b"));
    assertEquals("}", reading.at(reading.only().primary().span()));
    assertEquals("(", reading.at(reading.only().secondary().get(0).span()));
  }

  @Test
  void aLongTokenIsCutShort() {
    Reading reading = Reading.of(Reading.data("from: f a\n x: \"" + "y".repeat(500) + "\""));
    assertTrue(reading.found().stream().allMatch(d -> d.message().length() < 150), reading::text);
  }

  @Test
  void noMessageSpeaksOfTheParser() {
    for (String name : Reading.EXAMPLES) {
      String text = Reading.example(name);
      for (int i = 0; i < text.length(); i += 2) {
        String broken = text.substring(0, i) + text.substring(i + 1);
        for (Diagnostic d : Reading.of(broken).found()) {
          String all = d.message() + " " + d.primary().text() + " " + help(d);
          assertFalse(
              all.matches(".*(viable|mismatched|extraneous|<EOF>|[A-Z]{3,}_|null).*"),
              () -> broken + all);
          assertFalse(d.message().isEmpty() || d.message().endsWith("."), d::message);
        }
      }
    }
  }
}

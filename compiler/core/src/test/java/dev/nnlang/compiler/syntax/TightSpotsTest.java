package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places where two readings come close. */
class TightSpotsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0..10                      | {0..10}
          0.5..1.5                   | {0.5..1.5}
          -1..1                      | {(negate 1)..1}
          0..-1                      | {0..(negate 1)}
          1e-4                       | 1e-4
          1_000                      | 1_000
          20%                        | 20%
          10min                      | [10 min]
          1epochs                    | [1 epochs]
          1 - 2 - 3                  | ((1 - 2) - 3)
          8 / 4 * 2                  | ((8 / 4) * 2)
          1 + 2 * -3                 | (1 + (2 * (negate 3)))
          - -x                       | (negate (negate x))
          (1 + 2) * 3                | ((1 + 2) * 3)
          a or b and not c           | (a or (b and (not c)))
          not a < b                  | (not (a < b))
          not not a                  | (not (not a))
          (a or b) and c             | ((a or b) and c)
          a <= 1 or b > 2            | ((a <= 1) or (b > 2))
          3.5 +- 0.1                 | (3.5 +- 0.1)
          3 + 4 +- 1                 | ((3 + 4) +- 1)
          3+-2                       | (3 +- 2)
          a then b then c            | ((a then b) then c)
          f()                        | f()
          f(g(1), h: k(_))           | f(g(1), h: k(_))
          dense(784 -> 128, relu)    | dense({784 -> 128}, relu)
          dense(_ -> n * 2)          | dense({_ -> (n * 2)})
          exponential(0.1, 0.9 per 5 epochs) | exponential(0.1, {0.9 per [5 epochs]})
          step(0.1, 0.5 every 10 epochs)     | step(0.1, {0.5 every [10 epochs]})
          improvement(error, patience epochs) | improvement(error, [patience epochs])
          constant(0.1, (2 * n) epochs)      | constant(0.1, [(2 * n) epochs])
          "data/a b.csv"             | "data/a b.csv"
          "\\n // no comment"        | "\\n // no comment"
          """)
  void aValueIsReadAs(String text, String shape) {
    assertEquals(shape, Shape.of(Reading.value("key", "key: " + text)));
  }

  @Test
  void settingsStandSideBySideWithoutSeparators() {
    Reading reading =
        Reading.clean(
            Reading.train(
                "seed: 42 loss: squared tied: true epochs: 5 s: 3 rate: a "
                    + "min: 4 updates: (1) h: f(2) or: 1 and: 2 not: 3 then: 4 per: 5 every: 6"));
    assertEquals(
        List.of(
            "seed", "loss", "tied", "epochs", "s", "rate", "min", "updates", "h", "or", "and",
            "not", "then", "per", "every"),
        reading.train().settings().stream().map(s -> s.key().text()).toList());
    assertEquals("42", Shape.of(reading.setting("seed").values().get(0)));
  }

  @Test
  void aLabelFollowsAnArrowAndAKeyFollowsTheChain() {
    ModelSyntax model =
        Reading.clean(
                Reading.model(
                    "layers: init: dense(2) -> relu -> rate: dense(3 -> 4) init: he rate: 3"))
            .model();
    List<LayersSyntax.LayerSyntax> layers = model.layers().get(0).layers();
    assertEquals(3, layers.size());
    assertEquals("init", layers.get(0).label().orElseThrow().text());
    assertEquals(Optional.empty(), layers.get(1).label());
    assertInstanceOf(Expression.Reference.class, layers.get(1).layer());
    assertEquals("rate", layers.get(2).label().orElseThrow().text());
    assertEquals(2, model.settings().size());
  }

  @Test
  void anInputAfterASettingIsAnInput() {
    ModelSyntax model =
        Reading.clean(Reading.model("init: he input x: real output y: real in: 3 layers: a"))
            .model();
    assertEquals(1, model.inputs().size());
    assertEquals(1, model.outputs().size());
    assertEquals("in", model.settings().get(1).key().text());
  }

  @Test
  void aRowEndsWhereNoCommaFollows() {
    Reading reading =
        Reading.clean(Reading.data("from: rows(a, b) { -1, 2 -3, +4 yes, no 5%, _x\nnot, 1e3 }"));
    DataSyntax.Rows rows =
        assertInstanceOf(DataSyntax.Rows.class, reading.data().sources().get(0).origin());
    assertEquals(
        List.of("-1, 2", "-3, +4", "yes, no", "5%, _x", "not, 1e3"),
        rows.rows().stream().map(row -> reading.at(row.span())).toList());
    assertEquals("(negate 3)", Shape.of(rows.rows().get(1).cells().get(0)));
    assertEquals("4", Shape.of(rows.rows().get(1).cells().get(1)));
  }

  @Test
  void rowsOfOneColumnNeedNoCommaAtAll() {
    Reading reading = Reading.clean(Reading.data("from: rows(y) { -1 -2 3 up }"));
    DataSyntax.Rows rows =
        assertInstanceOf(DataSyntax.Rows.class, reading.data().sources().get(0).origin());
    assertEquals(4, rows.rows().size());
  }

  @Test
  void trainIsAKeyOfDataAndAWordOfASplit() {
    DataSyntax data =
        Reading.clean(
                Reading.data(
                    "train: csv(\"a\") validation: 10% of train, seed 7 test: csv(\"b\")"
                        + " split: train 70%, seed 7, stratified from: csv(\"c\")"))
            .data();
    assertEquals(
        List.of("train", "validation", "test", "from"),
        data.sources().stream().map(s -> s.key().text()).toList());
    assertEquals(
        List.of("train", "seed", "stratified"),
        data.splits().get(0).parts().stream().map(p -> p.word().text()).toList());
  }

  @Test
  void expectationsNeedNoSeparator() {
    List<Expression.Binary> clauses =
        Reading.clean(
                Reading.expect(
                    "predict(1) = 3.5 +- 0.1 parameters <= n epochs >= 3 predict(-1) = -1"
                        + " predict(0, 1) = or test.error < 1 elapsed < 20 min a = b"))
            .file()
            .expects()
            .get(0)
            .clauses();
    assertEquals(
        List.of(
            "(predict(1) = (3.5 +- 0.1))",
            "(parameters <= n)",
            "(epochs >= 3)",
            "(predict((negate 1)) = (negate 1))",
            "(predict(0, 1) = or)",
            "(test.error < 1)",
            "(elapsed < [20 min])",
            "(a = b)"),
        clauses.stream().map(Shape::of).toList());
  }

  @Test
  void labelsAreNamesNumbersOrARange() {
    ModelSyntax model =
        Reading.clean(
                Reading.model(
                    "output a: one_of(x, 3, -1, and) output b: one_of(0..9)"
                        + " output c: one_of(-2..n) output d: real in low..high"))
            .model();
    assertEquals(
        List.of("[x, 3, (negate 1), and]", "[{0..9}]", "[{(negate 2)..n}]", "[]"),
        model.outputs().stream()
            .map(o -> o.type().labels().stream().map(Shape::of).toList().toString())
            .toList());
  }

  @Test
  void aPhaseMayDoWithoutItsBlock() {
    TrainSyntax train =
        Reading.clean(
                Reading.train(
                    "phase a: all phase b: only h1, out seed: 3 phase c: greedy"
                        + " supervised over h1 { on plateau(error): rate * k, at most n times seed: 1 }"))
            .train();
    assertEquals(
        List.of(TrainSyntax.Kind.ALL, TrainSyntax.Kind.ONLY, TrainSyntax.Kind.GREEDY_SUPERVISED),
        train.phases().stream().map(TrainSyntax.PhaseSyntax::kind).toList());
    assertEquals(1, train.settings().size());
    TrainSyntax.PlateauSyntax plateau = train.phases().get(2).plateaus().get(0);
    assertEquals("k", Shape.of(plateau.factor()));
    assertEquals(Optional.of("n"), plateau.atMost().map(Shape::of));
  }

  @Test
  void spansCoverEachPartExactly() {
    Reading reading = Reading.clean(Reading.train("stop: (a < 1 and b) or -c * 2 >= 3 epochs"));
    Expression.Binary or =
        assertInstanceOf(Expression.Binary.class, reading.setting("stop").values().get(0));
    assertEquals("(a < 1 and b) or -c * 2 >= 3 epochs", reading.at(or.span()));
    assertEquals("or", reading.at(or.operatorSpan()));
    assertEquals("a < 1 and b", reading.at(or.left().span()));
    Expression.Binary atLeast = assertInstanceOf(Expression.Binary.class, or.right());
    assertEquals("-c * 2", reading.at(atLeast.left().span()));
    assertEquals(">=", reading.at(atLeast.operatorSpan()));
    assertEquals("3 epochs", reading.at(atLeast.right().span()));
  }

  @Test
  void spansCountUtf16UnitsAfterACharacterOutsideTheBasicPlane() {
    Reading reading =
        Reading.clean(Reading.train("// \uD83D\uDE00 \u03B5\nkey: \"\uD83D\uDE00\" seed: 7"));
    assertEquals("seed: 7", reading.at(reading.setting("seed").span()));
    assertEquals("\"\uD83D\uDE00\"", reading.at(reading.setting("key").values().get(0).span()));
  }

  @Test
  void carriageReturnsAreSpaceLikeAnyOther() {
    String unix = Reading.example("iris.nn");
    Reading windows = Reading.clean(unix.replace("\n", "\r\n"));
    assertEquals(Reading.clean(unix).model().doc(), windows.model().doc());
    assertEquals(
        "setosa", windows.at(windows.model().outputs().get(0).type().labels().get(0).span()));
    windows.file().comments().forEach(c -> assertEquals(c.text(), c.text().strip()));
  }
}

package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a class says of its fields, its first weights and how it is trained. */
final class DeclaredTrainingTest {
  private static final String TEXT =
      GeneratedModel.compile(
              """
              nn 1
              model M {
                input x[2]: real in -1..1.5
                input grid[2, 3]: boolean
                input free: real
                input tone: one_of(0..64)
                input few: one_of(p, q)
                output kind: one_of(a, b)
                layers: h: dense(3, tanh, init: uniform(0.5)) -> g: dense(2, sigmoid, init: he)
                     -> f: dense(2, relu, init: lecun) -> e: dense(2, init: zeros)
                     -> d: dense(2, init: gaussian(sigma: 2)) -> c: dense(2, init: gaussian(auto))
                     -> dense(_, softmax)
                init: glorot
              }
              data rows { train: csv("a.csv") validation: csv("b.csv") }
              train M on rows {
                seed: 9
                loss: cross_entropy
                phase one: greedy autoencoder over h, g {
                  loss: squared
                  rate: ramp(0 -> 0.1, 2 epochs) then constant(0.1, 5 epochs)
                        then cosine(0.1 -> 0.001, 30 epochs)
                  stop: updates >= 30 or elapsed >= 2 min
                }
                phase two: only g, f {
                  batch: all  shuffle: false  optimizer: lbfgs(history: 20)
                  regularize: l2(0.5), l1(0.25)
                  stop: not (validation.accuracy < 95%) or epochs >= 3
                }
                phase three: all {
                  batch: all  optimizer: line_search
                  on plateau(validation.accuracy, 3 epochs): rate * 0.5, at most 4 times
                  stop: gradient_norm <= 1e-3 and accuracy = 100% or epochs > 4
                  keep: best(validation.accuracy)
                }
                phase four: greedy supervised over f {
                  batch: 16  rate: exponential(0.1, 0.5 per 10 epochs)
                  stop: improvement(validation.error, 2 epochs) < 1% or epochs >= 9
                }
                phase five: all {
                  rate: step(0.05, 0.5 every 4 epochs)  keep: best(error)
                  stop: epochs >= 9
                }
                compare: scratch
              }
              """)
          .sources()
          .get(0)
          .text();

  private static String between(String start, String end) {
    int from = TEXT.indexOf(start) + start.length();
    return TEXT.substring(from, TEXT.indexOf(end, from));
  }

  @Test
  void everyPhaseIsBuiltAsItIsDeclared() {
    assertEquals(
        """
            return Training.of(
                    9L,
                    Phase.greedyAutoencoder(
                        "one",
                        List.of("h", "g"),
                        StopRule.or(
                            StopRule.when(Quantity.UPDATES, StopRule.Operator.AT_LEAST, 30.0,
                                "updates >= 30"),
                            StopRule.when(Quantity.ELAPSED, StopRule.Operator.AT_LEAST, 120.0,
                                "elapsed >= 2 min")))
                        .batch(32)
                        .rate(Schedule.sequence(
                            List.of(
                                new Schedule.Piece(Schedule.ramp(0.0, 0.1, 2.0), 2.0),
                                new Schedule.Piece(Schedule.constant(0.1), 5.0)),
                            Schedule.cosine(0.1, 0.001, 30.0))),
                    Phase.only(
                        "two",
                        List.of("g", "f"),
                        StopRule.or(
                            StopRule.not(StopRule.when(Quantity.VALIDATION_ACCURACY, StopRule.Operator.LESS,
                                0.95, "validation.accuracy < 95%")),
                            StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 3.0, "epochs >= 3")))
                        .batch(Phase.ALL_EXAMPLES)
                        .rate(Schedule.constant(1.0))
                        .descent(new Descent.Lbfgs(20, 0.5, 0.25))
                        .inOrder(),
                    Phase.all(
                        "three",
                        StopRule.or(
                            StopRule.and(
                                StopRule.when(Quantity.GRADIENT_NORM, StopRule.Operator.AT_MOST, 0.001,
                                    "gradient_norm <= 1e-3"),
                                StopRule.when(Quantity.ACCURACY, StopRule.Operator.EQUAL, 1.0,
                                    "accuracy = 100%")),
                            StopRule.when(Quantity.EPOCHS, StopRule.Operator.GREATER, 4.0, "epochs > 4")))
                        .batch(Phase.ALL_EXAMPLES)
                        .rate(Schedule.constant(1.0))
                        .onPlateau(Quantity.VALIDATION_ACCURACY, 3, 0.5, 4)
                        .descent(new Descent.LineSearch(0.0, 0.0))
                        .keepBest(Quantity.VALIDATION_ACCURACY),
                    Phase.greedySupervised(
                        "four",
                        List.of("f"),
                        StopRule.or(
                            StopRule.when(new Measure.Improvement(Quantity.VALIDATION_ERROR, 2),
                                StopRule.Operator.LESS, 0.01,
                                "improvement(validation.error, 2 epochs) < 1%"),
                            StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 9.0, "epochs >= 9")))
                        .batch(16)
                        .rate(Schedule.exponential(0.1, 0.5, 10.0)),
                    Phase.all(
                        "five",
                        StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 9.0, "epochs >= 9"))
                        .batch(32)
                        .rate(Schedule.step(0.05, 0.5, 4.0))
                        .keepBest(Quantity.ERROR))
        """,
        between("public static Training training() {\n", "            .withSettings("));
    assertTrue(TEXT.contains("\n            .comparedToScratch();\n"), TEXT);
  }

  @Test
  void theJavadocOfATrainingTellsItsPhases() {
    assertEquals(
        List.of(
            "one (h, g): loss squared, sgd, until updates &gt;= 30 or elapsed &gt;= 2 min",
            "two (g, f): loss cross_entropy, lbfgs(history: 20), until not validation.accuracy"
                + " &lt; 95% or epochs &gt;= 3",
            "three: loss cross_entropy, line_search, until gradient_norm &lt;= 1e-3 and accuracy"
                + " = 100% or epochs &gt; 4",
            "four (f): loss cross_entropy, sgd, until improvement(validation.error, 2 epochs)"
                + " &lt; 1% or epochs &gt;= 9",
            "five: loss cross_entropy, sgd, until epochs &gt;= 9"),
        List.of(
            between("The declared training.\n   *\n   * <ol>\n   * <li>", "\n   * </ol>")
                .replace("\n   * <li>", "|")
                .replace("\n   * ", " ")
                .split("\\|")));
  }

  /** Up to 64 labels stand one by one; a vector has its dimensions. */
  @Test
  void everyFieldHasItsTypeAndShape() {
    assertEquals(
        """
            fields.add(Signature.Field.real("x", -1.0, 1.5).vector(2));
            fields.add(Signature.Field.bool("grid").vector(2, 3));
            fields.add(Signature.Field.real("free"));
            fields.add(Signature.Field.oneOf("tone",
                ("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 "
                + "27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 "
                + "51 52 53 54 55 56 57 58 59 60 61 62 63 64").split(" ")));
            fields.add(Signature.Field.oneOf("few", "p", "q"));
            return fields;
        """,
        between("inputs() {\n    List<Signature.Field> fields = new ArrayList<>();\n", "  }\n"));
  }

  @Test
  void everyLayerDrawsItsFirstWeightsAsDeclared() {
    List<String> initializers =
        List.of(
            "uniform(0.5)",
            "he()",
            "lecun()",
            "zeros()",
            "gaussian(2.0)",
            "gaussianAuto()",
            "glorot()");

    int at = 0;
    for (String initializer : initializers) {
      at = TEXT.indexOf("Initializer." + initializer, at);
      assertTrue(at > 0, initializer);
    }
  }
}

package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.emit.ExpectationsEmitter;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.InputRow;
import dev.nnlang.data.Rows;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.StopRule;
import dev.nnlang.runtime.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model expects, judged by nnc and by the tests that it makes. */
class ExpectationsTest {
  @TempDir Path folder;

  /** Whatever nnc says of an expectation, its test says too, with the line and what is there. */
  private Map<String, Optional<String>> bothWays(ModelFile file)
      throws IOException, ReflectiveOperationException {
    ExpectationsTestRun tests = ExpectationsTestRun.of(file, folder);
    List<ExpectationResult> judged =
        TrainRun.run(
                Models.loaded(file),
                file.locations(),
                TrainOptions.DECLARED,
                progress -> {},
                warning -> {})
            .expectations();
    assertEquals(
        judged.stream()
            .collect(
                Collectors.toMap(one -> one.expectation().text(), ExpectationsTest::failureOf)),
        tests.failures());
    assertEquals(judged.size(), tests.methods().size());
    return tests.failures();
  }

  private static Optional<String> failureOf(ExpectationResult result) {
    Expectation expectation = result.expectation();
    return result.met()
        ? Optional.empty()
        : Optional.of(
            "model.nn:"
                + expectation.line()
                + ": expected "
                + expectation.text()
                + ", got "
                + result.actual());
  }

  private static long met(Map<String, Optional<String>> failures) {
    return failures.values().stream().filter(Optional::isEmpty).count();
  }

  @Test
  void irisPassesAndItsTestsAreNamedAfterWhatIsExpected()
      throws IOException, ReflectiveOperationException {
    ModelFile iris = Models.copied("iris.nn", folder, "iris.csv");
    assertEquals(3, met(bothWays(iris)));
    assertEquals(
        List.of(
            "parameters_at_most_300",
            "predict_5_1_3_5_1_4_0_2_is_setosa",
            "test_accuracy_at_least_90_percent"),
        ExpectationsTestRun.of(iris, folder.resolve("again")).methods());
  }

  @Test
  void booleansAreTrueAndFalseOrOneAndZero() throws IOException, ReflectiveOperationException {
    Map<String, Optional<String>> failures =
        bothWays(
            Models.written(
                folder,
                """
                nn 1
                model Gate {
                  input  a, b: real in -2..2
                  output lit: boolean
                  layers: dense(_, sigmoid)
                }
                data gates {
                  train: rows(a, b, lit) {
                    -1, -1, false
                    -1,  1, false
                     1, -1, 0
                     1,  1, 1
                  }
                  validation: 25% of train, seed 3
                }
                train Gate on gates { loss: cross_entropy  batch: all  rate: 0.1  stop: epochs >= 300 }
                expect Gate {
                  predict(1, 1) = 1
                  predict(-1, -1) = 0
                  predict(-1, -1) = true
                  accuracy >= 60%
                  error < 1e-9
                  validation.error < 10
                  parameters = 3
                }
                """));
    assertEquals(5, met(failures));
    assertEquals(
        Optional.of("model.nn:20: expected predict(-1, -1) = true, got false"),
        failures.get("predict(-1, -1) = true"));
  }

  @Test
  void realsAreMetWithinTheirTolerance() throws IOException, ReflectiveOperationException {
    Files.writeString(folder.resolve("rows.csv"), "y,kind,on,x\n0,a,1,0.5\n0,b,0,-0.5\n0,c,1,0\n");
    Map<String, Optional<String>> failures =
        bothWays(
            Models.written(
                folder,
                """
                nn 1
                model Flat {
                  input  x: real in -1..2000
                  input  on: boolean
                  input  kind: one_of(a, b, c)
                  output y: real in -1..1
                  layers: dense(_, identity)
                  init: zeros
                }
                data rows { from: csv("rows.csv") }
                train Flat on rows { loss: squared  batch: all  rate: 0.1  stop: epochs >= 1 }
                expect Flat {
                  predict(1_000, true, c) = 0.1 +- 0.2
                  predict(10%, 0, a) = 0.5 +- 0.2
                  predict(10%, 0, a) = 0
                  error = 0
                }
                """));
    assertEquals(3, met(failures));
    assertEquals(
        Optional.of("model.nn:14: expected predict(10%, 0, a) = 0.5 +- 0.2, got 0"),
        failures.get("predict(10%, 0, a) = 0.5 +- 0.2"));
  }

  /** More numbers and rows than are written one by one. */
  @Test
  void longRowsAndManyOfThemFitIntoAClass() throws IOException, ReflectiveOperationException {
    String columns =
        IntStream.range(0, 120).mapToObj(i -> "x_" + i).collect(Collectors.joining(", "));
    String numbers =
        IntStream.range(0, 120).mapToObj(i -> i + "e-3").collect(Collectors.joining(", "));
    String rows = (numbers + ", yes\n").repeat(200);
    ExpectationsTestRun tests =
        ExpectationsTestRun.of(
            Models.written(
                folder,
                "nn 1\nmodel Long {\n  input x[120]: real in 0..1\n  output y: one_of(yes, no)\n"
                    + "  layers: dense(_, softmax)\n  init: zeros\n}\ndata rows { from: rows("
                    + columns
                    + ", y) {\n"
                    + rows
                    + "}\n  split: train 50%, test 50%, seed 1 }\ntrain Long on rows { loss:"
                    + " cross_entropy  rate: 1e-3  stop: epochs >= 1 }\nexpect Long {\n"
                    + "  test.accuracy = 100%\n  predict("
                    + numbers
                    + ") = yes\n}\n"),
            folder);
    assertEquals(2, met(tests.failures()), tests::toString);
    assertTrue(tests.methods().stream().allMatch(name -> name.length() <= 80), tests::toString);
  }

  /** The row of a prediction is what the library of data makes of the same values. */
  @Test
  void aRowOfAPredictionIsThatOfData() {
    CompileResult result =
        Models.written(
                folder,
                """
                nn 1
                model Kinds {
                  input  size[2]: real
                  input  on: boolean
                  input  kind: one_of(a, b, c)
                  input  off: boolean
                  output y: real in 0..1
                  layers: dense(_, sigmoid)
                }
                """)
            .compile();
    List<String> cells = List.of("-2.5e-3", "70", "true", "b", "0");
    Signature signature =
        new Signature(
            "Kinds",
            "",
            Signature.Task.REGRESSION,
            List.of(
                Signature.Field.real("size").vector(2),
                Signature.Field.bool("on"),
                Signature.Field.oneOf("kind", "a", "b", "c"),
                Signature.Field.bool("off")),
            List.of());
    ExampleSource row =
        Rows.of(List.of("size_0", "size_1", "on", "kind", "off"), List.of(cells), signature, "rows")
            .examples();
    double[] input = new double[signature.inputWidth()];
    row.read(0, input, new double[0]);
    assertArrayEquals(input, InputRow.of(result.models().get(0).network().inputs(), cells));
  }

  /** Reports of nnc and of its tests write a number alike, on every JDK. */
  @Test
  void aFigureIsWrittenAsEverywhere() {
    long seed = 20;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(Decimal.of(value), shown(value), () -> "seed " + seed);
      }
    }
    for (double value :
        new double[] {0, 1, 0.05, 22.0 / 23, 1e-5, 9.5e-6, 1e15, 123456789012345d}) {
      assertEquals(Decimal.of(value), shown(value));
    }
    assertEquals("undefined", shown(Double.NaN));
  }

  private static String shown(double value) {
    return Verdict.figure(value, StopRule.Operator.EQUAL, value).actual();
  }

  @Test
  void theTextIsTheSameForTheSameModel() {
    CompileResult result = Models.copied("iris.nn", folder, "iris.csv").compile();
    String first =
        ExpectationsEmitter.emit(result.models().get(0), "a/iris.nn", "a", "0.1.0").text();
    assertEquals(
        first, ExpectationsEmitter.emit(result.models().get(0), "a/iris.nn", "a", "0.1.0").text());
  }
}

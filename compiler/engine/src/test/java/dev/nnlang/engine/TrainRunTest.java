package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainRunTest {
  /** Both or not both, with a last unit and a loss to be filled in. */
  private static final String GATE =
      """
      nn 1
      model Gate {
        input  a, b: real in -2..2
        output lit: boolean
        layers: dense(_, %s)
      }
      data gates {
        from: rows(a, b, lit) {
          -1, -1, false
          -1,  1, false
           1, -1, false
           1,  1, true
        }
      }
      train Gate on gates { loss: %s  batch: all  rate: 0.1  stop: epochs >= 300 }
      """;

  @TempDir Path folder;

  private TrainOutcome train(ModelFile file, TrainOptions options) {
    return TrainRun.run(
        Models.loaded(file), file.locations(), options, progress -> {}, warning -> {});
  }

  @Test
  void irisMeetsItsExpectationsAndSaysWhichClauseStoppedIt() {
    TrainOutcome outcome =
        train(Models.copied("iris.nn", folder, "iris.csv"), TrainOptions.DECLARED);
    assertTrue(outcome.test().orElseThrow().accuracy() >= 0.9, outcome.toString());
    assertEquals(3, outcome.expectations().size());
    assertTrue(outcome.expectations().stream().allMatch(ExpectationResult::met));
    assertEquals(
        "improvement(validation.error, 10 epochs) < 1% and validation.error < 0.1",
        outcome.report().last().stoppedBy());
    assertEquals(42, outcome.seed());
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedGivesOthers() {
    ModelFile iris = Models.copied("iris.nn", folder, "iris.csv");
    TrainOptions other =
        new TrainOptions(OptionalLong.of(7), OptionalInt.of(3), OptionalLong.empty(), 2);
    String first = train(iris, other).fingerprint();
    assertEquals(first, train(iris, other).fingerprint());
    assertNotEquals(first, train(iris, TrainOptions.DECLARED).fingerprint());
  }

  @Test
  void aLimitOfUpdatesEndsInTheMiddleOfAnEpoch() {
    ModelFile iris = Models.copied("iris.nn", folder, "iris.csv");
    TrainOptions three =
        new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.of(3), 1);
    TrainOutcome outcome = train(iris, three);
    assertEquals(3, outcome.report().updates());
    assertEquals(0, outcome.report().epochs());
    assertEquals("the limit of 3 updates", outcome.report().last().stoppedBy());
  }

  @Test
  void savedWeightsScoreAndPredictAsTheTrainedNetworkDid() throws IOException {
    ModelFile iris = Models.copied("iris.nn", folder, "iris.csv");
    TrainOutcome outcome = train(iris, TrainOptions.DECLARED);
    Path weights = folder.resolve("Iris.safetensors");
    Weights.save(weights, outcome.network(), Map.of());

    EvaluateRun.Outcome evaluated = EvaluateRun.run(Models.loaded(iris), weights, iris.locations());
    assertEquals(outcome.test(), evaluated.scores().test());
    assertEquals(Optional.of(outcome.report().training()), evaluated.scores().train());

    StringBuilder csv = new StringBuilder();
    InputStream rows =
        new ByteArrayInputStream(
            Models.bytes("petal_width,petal_length,sepal_width,sepal_length\n0.2,1.4,3.5,5.1\n"));
    PredictRun.run(Models.loaded(iris), weights, Optional.empty(), rows, csv, warning -> {});
    List<String> lines = csv.toString().lines().toList();
    assertEquals("species,setosa,versicolor,virginica", lines.get(0));
    assertTrue(lines.get(1).startsWith("setosa,"), csv.toString());
    assertEquals(2, lines.size());
  }

  @Test
  void aRegressionPredictsNumbersUnderTheirNames() throws IOException {
    ModelFile xor = Models.copied("xor.nn", folder);
    TrainOutcome outcome = train(xor, TrainOptions.DECLARED);
    assertEquals(
        new Score(outcome.report().training().error(), Double.NaN), outcome.report().training());
    Path weights = folder.resolve("Xor.safetensors");
    Weights.save(weights, outcome.network(), Map.of());
    StringBuilder csv = new StringBuilder();
    InputStream rows = new ByteArrayInputStream(Models.bytes("a,b\n-1,1\n1,1\n"));
    PredictRun.run(Models.loaded(xor), weights, Optional.empty(), rows, csv, warning -> {});
    List<String> lines = csv.toString().lines().toList();
    assertEquals("y", lines.get(0));
    assertTrue(Double.parseDouble(lines.get(1)) > 0.8, csv.toString());
    assertTrue(Double.parseDouble(lines.get(2)) < -0.8, csv.toString());
  }

  @Test
  void aModelWithoutATrainBlockSaysSo() {
    ModelFile file =
        Models.written(
            folder, "nn 1\nmodel M {\n input x: real\n output y: real\n layers: dense(_)\n}\n");
    FileProblem problem = assertThrows(FileProblem.class, () -> train(file, TrainOptions.DECLARED));
    assertEquals(Code.NOTHING_TO_TRAIN, problem.code());
  }

  @Test
  void aConstantColumnUnderStandardizeIsReportedByName() {
    ModelFile file =
        Models.written(
            folder,
            """
            nn 1
            model M {
              input  x[2]: real
              output y: real
              layers: standardize -> dense(_)
            }
            data d {
              from: rows(x_0, x_1, y) {
                1, 5, 2
                3, 5, 6
              }
            }
            train M on d { stop: epochs >= 1 }
            """);
    List<String> warnings = new ArrayList<>();
    TrainRun.run(
        Models.loaded(file),
        file.locations(),
        TrainOptions.DECLARED,
        p -> {},
        warning -> warnings.add(warning.toString()));
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith("NN0611 `x_1` never changes"), warnings.toString());
  }

  @Test
  void booleansByMarginsAreTrueFromZeroOnAndScored() throws IOException {
    ModelFile file = Models.written(folder, GATE.formatted("identity", "hinge"));
    Path weights = folder.resolve("Gate.safetensors");
    TrainOutcome outcome = train(file, TrainOptions.DECLARED);
    assertEquals(1, outcome.report().training().accuracy());
    Weights.save(weights, outcome.network(), Map.of());
    StringBuilder csv = new StringBuilder();
    InputStream rows = new ByteArrayInputStream(Models.bytes("a,b\n-1,-1\n-0.9,1.2\n1,1\n"));
    PredictRun.run(Models.loaded(file), weights, Optional.empty(), rows, csv, warning -> {});
    List<String> lines = csv.toString().lines().toList();
    assertEquals("lit,lit_score", lines.get(0));
    for (String line : lines.subList(1, 4)) {
      double score = Double.parseDouble(line.substring(line.indexOf(',') + 1));
      assertEquals(score >= 0, line.startsWith("true,"), line);
    }
    assertTrue(lines.get(1).startsWith("false,-"), csv.toString());
    assertTrue(lines.get(3).startsWith("true,"), csv.toString());
  }

  @Test
  void booleansOfASigmoidAreTrueFromOneHalfOn() throws IOException {
    ModelFile file = Models.written(folder, GATE.formatted("sigmoid", "cross_entropy"));
    Path weights = folder.resolve("Gate.safetensors");
    Weights.save(weights, train(file, TrainOptions.DECLARED).network(), Map.of());
    StringBuilder csv = new StringBuilder();
    InputStream rows = new ByteArrayInputStream(Models.bytes("a,b\n-1,-1\n1,1\n"));
    PredictRun.run(Models.loaded(file), weights, Optional.empty(), rows, csv, warning -> {});
    List<String> lines = csv.toString().lines().toList();
    assertEquals("lit,lit_probability", lines.get(0));
    assertTrue(lines.get(1).startsWith("false,0."), csv.toString());
    assertTrue(lines.get(2).startsWith("true,0."), csv.toString());
  }

  @Test
  void dataThatLacksAColumnFailsTheCheckAtItsPlace() throws IOException {
    ModelFile iris = Models.copied("iris.nn", folder, "iris.csv");
    Path csv = folder.resolve("iris.csv");
    Files.writeString(csv, Files.readString(csv).replaceFirst("petal_width", "petal_widht"));
    var diagnostics = iris.check().diagnostics();
    assertEquals(Code.MISSING_COLUMN, diagnostics.get(0).code(), diagnostics.toString());
    var span = diagnostics.get(0).primary().span();
    assertEquals("csv(\"iris.csv\")", iris.source().text().substring(span.start(), span.end()));
  }
}

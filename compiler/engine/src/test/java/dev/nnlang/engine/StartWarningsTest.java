package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the book warns of, with the numbers of the data; each where the text could not tell. */
class StartWarningsTest {
  private static final int ROWS = 40;

  @TempDir Path folder;

  /**
   * The warnings before the training of a model over {@code data.csv}, whose columns are x = n and
   * y = 3 n for n = 0 .. 39, c = -1 and 1 in turn, and w = -c.
   */
  private List<String> warnings(String inputs, String output, String layers) throws IOException {
    StringBuilder csv = new StringBuilder("x,y,c,w\n");
    for (int n = 0; n < ROWS; n++) {
      int c = n % 2 == 0 ? -1 : 1;
      csv.append(String.format(Locale.ROOT, "%d,%d,%d,%d%n", n, 3 * n, c, -c));
    }
    Files.writeString(folder.resolve("data.csv"), csv);
    ModelFile file =
        Models.written(
            folder,
            """
            nn 1
            model M {
              input  %s
              output %s
              layers: %s
            }
            data d { from: csv("data.csv") }
            train M on d { loss: squared  rate: 1e-9  stop: epochs >= 1 }
            """
                .formatted(inputs, output, layers));
    return run(file);
  }

  private List<String> run(ModelFile file) {
    List<String> warnings = new ArrayList<>();
    TrainOptions once =
        new TrainOptions(OptionalLong.empty(), OptionalInt.of(1), OptionalLong.empty(), 1);
    TrainRun.run(
        Models.loaded(file),
        file.locations(),
        once,
        progress -> {},
        warning -> warnings.add(warning.toString()));
    return warnings;
  }

  @Test
  void sigmaIsJudgedByTheNormOfWhatEntersALayer() throws IOException {
    // ||x||^2 = c^2 + w^2 = 2 in every row; the second layer sees almost nothing of it.
    assertEquals(
        List.of(
            "NN0503 sigma^2 * max ||x||^2 = 2 over the training set, which is not far below 1:"
                + " `layer1` has sigma 1, and max ||x||^2 of what enters it is 2"),
        warnings(
            "c, w: real",
            "y: real",
            "dense(2, identity, init: gaussian(sigma: 1))"
                + " -> dense(_, init: gaussian(sigma: 0.001))"));
    assertEquals(
        List.of(), warnings("c, w: real", "y: real", "dense(_, init: gaussian(sigma: 0.5))"));
  }

  @Test
  void sigmaThatTheDeclaredRangesCondemnedIsNotNamedTwice() throws IOException {
    String layers = "dense(2, tanh, init: gaussian(sigma: 0.8)) -> dense(_, init: zeros)";
    assertEquals(List.of(), warnings("c, w: real in -1..1", "y: real", layers));
    List<String> measured = warnings("c, w: real", "y: real", layers);
    assertEquals(1, measured.size(), measured.toString());
    assertTrue(measured.get(0).startsWith("NN0503 sigma^2 * max ||x||^2 = 1.28 "));
  }

  @Test
  void deadRectifiersAreCounted() throws IOException {
    // One positive input and no bias yet: a unit is dead if its only weight is negative.
    List<String> warnings =
        warnings("x: real in 0..50", "y: real", "dense(12, relu, init: he) -> dense(_, init: he)");
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(
        warnings
            .get(0)
            .matches(
                "NN0506 [1-9]\\d? of 12 units of `layer1` are 0 for each of the 32 examples of the"
                    + " first batch, and learn nothing from them"),
        warnings.toString());
  }

  @Test
  void saturatedUnitsAreMeasured() throws IOException {
    for (String unit : List.of("tanh", "sigmoid", "hard_tanh")) {
      List<String> warnings =
          warnings(
              "x: real in 0..50",
              "y: real",
              "dense(8, " + unit + ", init: uniform(9)) -> dense(_, init: zeros)");
      assertEquals(1, warnings.size(), warnings.toString());
      assertTrue(
          warnings
              .get(0)
              .matches(
                  "NN0507 [5-9]\\d(\\.\\d)?% of the outputs of `layer1` are beyond 95% of the range"
                      + " of `"
                      + unit
                      + "` in the first batch of 32 examples, where the gradient almost vanishes"),
          warnings.toString());
    }
  }

  @Test
  void aBatchOfFewExamplesIsNotJudged() throws IOException {
    ModelFile file =
        Models.written(
            folder,
            """
            nn 1
            model M {
              input  x: real in 0..50
              output y: real
              layers: dense(4, relu, init: uniform(1)) -> dense(_)
            }
            data d {
              from: rows(x, y) {
                1, 2
                2, 4
                3, 6
              }
            }
            train M on d { rate: 1e-9  stop: epochs >= 1 }
            """);
    assertEquals(List.of(), run(file));
  }

  @Test
  void rowsOfAFileAreCounted() throws IOException {
    List<String> warnings = warnings("c: real", "y: real", "dense(20, abs) -> dense(_)");
    assertEquals(
        List.of("NN0504 the network has 61 parameters to learn and 40 rows to learn them from"),
        warnings);
  }

  @Test
  void rowsInTheModelHaveBeenCounted() {
    List<String> warnings = run(Models.copied("xor.nn", folder));
    String few = Code.MORE_PARAMETERS_THAN_EXAMPLES.number();
    assertTrue(warnings.stream().noneMatch(said -> said.startsWith(few)), warnings.toString());
  }

  @Test
  void inputsWithoutARangeAreMeasured() throws IOException {
    assertEquals(
        List.of(
            "NN0505 input `x` goes from 0 to 39 in the training set and is neither scaled nor"
                + " standardized"),
        warnings("x, c: real", "y: real", "dense(_, init: zeros)"));
    assertEquals(List.of(), warnings("x: real in 0..50", "y: real", "dense(_, init: zeros)"));
    assertEquals(List.of(), warnings("x: real", "y: real", "standardize -> dense(_)"));
    assertEquals(List.of(), warnings("c: real", "y: real", "dense(_)"));
  }

  @Test
  void targetsWithoutARangeAreHeldAgainstTheLastUnit() throws IOException {
    assertEquals(
        List.of(
            "NN0502 `sigmoid` gives 0 to 1 and cannot reach all of `y`, which goes from 0 to 117 in"
                + " the training set"),
        warnings("c: real", "y: real", "dense(_, sigmoid)"));
    assertEquals(
        List.of(
            "NN0502 `softplus` gives 0 or more and cannot reach all of `w`, which goes from -1 to 1"
                + " in the training set"),
        warnings("c: real", "w: real", "dense(_, softplus)"));
    assertEquals(List.of(), warnings("c: real", "y: real", "dense(_, relu)"));
    assertEquals(List.of(), warnings("c: real", "w: real", "dense(_, tanh)"));
    assertEquals(List.of(), warnings("c: real", "y: real in 0..200", "dense(_, sigmoid)"));
  }
}

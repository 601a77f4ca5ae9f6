package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.ModelFile;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exclusive or at weights whose signals are ln 2 and ln 3, where tanh is 3/5 and 4/5.
 *
 * <p>Row 2 is a = -1, b = 1, y = 1. The hidden signals are b ln 2 and -a ln 3, so x1 = (0.6, 0.8);
 * s2 = 0.6 - 0.8 + (0.2 + ln 3) = ln 3, so x2 = 0.8 and e = 0.2^2. Then delta2 = 2 (0.8 - 1) (1 -
 * 0.64) = -0.144 and delta1 = (0.64 * -0.144, 0.36 * 0.144) = (-0.09216, 0.05184).
 */
class WalkCommandTest {
  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_3 = 1.0986122886681098;

  /** A few roundings of numbers near 1. */
  private static final double TOLERANCE = 1e-15;

  @TempDir Path folder;
  private Path model = Path.of("");
  private Path weights = Path.of("");

  @BeforeEach
  void write() throws IOException {
    model = Run.copy(folder, "xor.nn");
    Files.writeString(
        model, Files.readString(model).replace("model Xor {", "model Xor {\n  precision: double"));
    CompileResult result = ModelFile.read(model, Map.of()).compile();
    Network<?> network =
        LoadedModel.load(result.models().get(0), result.sources().get(0)).newNetwork();
    List<Tensor> tensors = network.tensors();
    tensors.get(0).write(new double[] {0, LN_2, -LN_3, 0});
    tensors.get(1).write(new double[] {0, 0});
    tensors.get(2).write(new double[] {1, -1});
    tensors.get(3).write(new double[] {0.2 + LN_3});
    weights = folder.resolve("xor.safetensors");
    Weights.save(weights, network, Map.of());
  }

  @Test
  void theLectureIsWrittenOut() {
    Run run = Run.nnc("walk", model, "--weights", weights, "--row", "2").exits(0);
    assertEquals(
        """
        Xor, row 2 of 4
          row 0 of a W is the bias, whose x_0 is 1; (x) multiplies component by component

        forward
          x(0) = x = (a, b)  [2]
                  -1           1
        layer1: dense(2 -> 2, tanh)
          W(1)  [3 x 2]
                   0           0
                   0      -1.099
              0.6931           0
          s(1) = W(1)^T x(0)  [2]
              0.6931       1.099
          x(1) = theta(s(1)), theta(s) = tanh(s)  [2]
                 0.6         0.8
        layer2: dense(2 -> 1, tanh)
          W(2)  [3 x 1]
               1.299
                   1
                  -1
          s(2) = W(2)^T x(1)  [1]
               1.099
          x(2) = theta(s(2)), theta(s) = tanh(s)  [1]
                 0.8
          y = (y)  [1]
                   1
          e = sum (x(2) - y)^2
                0.04

        backward, and W <- W - eta dE/dW with eta = 0.1
        layer2: dense(2 -> 1, tanh)
          de/dx(2) = 2 (x(2) - y)
          theta'(s) = 1 - tanh(s)^2
          delta(2) = theta'(s(2)) (x) de/dx(2)  [1]
              -0.144
          dE/dW(2) = x(1) delta(2)^T  [3 x 1]
              -0.144
             -0.0864
             -0.1152
          W(2) <- W(2) - eta dE/dW(2)  [3 x 1]
               1.313
               1.009
             -0.9885
        layer1: dense(2 -> 2, tanh)
          theta'(s) = 1 - tanh(s)^2
          delta(1) = theta'(s(1)) (x) [W(2) delta(2)]_1..2  [2]
            -0.09216     0.05184
          dE/dW(1) = x(0) delta(1)^T  [3 x 2]
            -0.09216     0.05184
             0.09216    -0.05184
            -0.09216     0.05184
          W(1) <- W(1) - eta dE/dW(1)  [3 x 2]
            0.009216   -0.005184
           -0.009216      -1.093
              0.7024   -0.005184

        e before the update  0.03999999999999998
        e after the update   0.03314508962566225
        """,
        run.out());
  }

  @Test
  void jsonHasEveryNumber() {
    JsonObject json = Run.nnc("walk", model, "-w", weights, "--row", "2", "--json").exits(0).json();

    assertEquals("Xor", json.get("model").getAsString());
    assertEquals(2, json.get("row").getAsInt());
    assertEquals(4, json.get("rows").getAsInt());
    assertEquals("squared", json.get("loss").getAsString());
    assertEquals(0.1, json.get("rate").getAsDouble());
    assertRow(json.get("input"), -1, 1);
    assertRow(json.get("x0"), -1, 1);
    assertRow(json.get("target"), 1);
    JsonObject first = json.getAsJsonArray("layers").get(0).getAsJsonObject();
    assertEquals("layer1", first.get("name").getAsString());
    assertEquals("dense(2 -> 2, tanh)", first.get("layer").getAsString());
    assertRow(first.get("signal"), LN_2, LN_3);
    assertRow(first.get("output"), 0.6, 0.8);
    assertRow(first.get("sensitivity"), -0.09216, 0.05184);
    JsonObject weight = first.getAsJsonObject("parameters").getAsJsonObject("layer1.weight");
    assertMatrix(weight.get("before"), new double[] {0, LN_2}, new double[] {-LN_3, 0});
    assertMatrix(
        weight.get("gradient"), new double[] {0.09216, -0.09216}, new double[] {-0.05184, 0.05184});
    assertMatrix(
        weight.get("after"),
        new double[] {-0.009216, LN_2 + 0.009216},
        new double[] {-LN_3 + 0.005184, -0.005184});
    JsonObject second = json.getAsJsonArray("layers").get(1).getAsJsonObject();
    assertEquals(2, second.get("number").getAsInt());
    assertRow(second.get("input"), 0.6, 0.8);
    assertRow(second.get("sensitivity"), -0.144);
    JsonObject bias = second.getAsJsonObject("parameters").getAsJsonObject("layer2.bias");
    assertRow(bias.get("gradient"), -0.144);
    assertRow(bias.get("after"), 0.2 + LN_3 + 0.0144);
    assertEquals(0.04, json.get("error_before").getAsDouble(), TOLERANCE);
    assertTrue(json.get("error_after").getAsDouble() < 0.04);
  }

  @Test
  void jsonHasWholeMatricesWhereTextHasAFewRows() throws IOException {
    Path iris = Run.iris(folder);
    Path trained = folder.resolve("iris.safetensors");
    Run.nnc("train", iris, "--max-updates", "0", "--quiet", "-o", trained);

    JsonObject json =
        Run.nnc("walk", iris, "-w", trained, "--row", "105", "--json").exits(0).json();
    JsonObject second = json.getAsJsonArray("layers").get(1).getAsJsonObject();
    JsonArray w =
        second
            .getAsJsonObject("parameters")
            .getAsJsonObject("layer2.weight")
            .getAsJsonArray("gradient");
    assertEquals(8, w.size());
    w.forEach(row -> assertEquals(16, row.getAsJsonArray().size()));
    assertEquals(16, second.getAsJsonArray("input").size());
    String text = Run.nnc("walk", iris, "-w", trained, "--row", "105").exits(0).out();
    assertTrue(text.contains("  x(0) = x -> standardize  [4]\n"), text);
    assertTrue(text.contains("  y = (setosa, versicolor, virginica)  [3]\n"), text);
    assertTrue(text.contains("  ... (16)\n"), text);
    assertTrue(text.contains("  ... (17 rows)\n"), text);
    assertTrue(text.contains("  delta(3) = x(3) - y  [3]\n"), text);
  }

  @Test
  void aRowBeyondTheTrainingSetIsAUsageError() {
    Run run = Run.nnc("walk", model, "-w", weights, "--row", "5").exits(2);
    assertTrue(run.err().contains("error: --row 5: the training set has 4 rows"), run.err());
    assertEquals("", run.out());
    Run.nnc("walk", model, "-w", weights, "--row", "0").exits(2);
    Run.nnc("walk", model, "-w", weights).exits(2);
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    Run run = Run.nnc("walk", Run.iris(folder), "-w", weights, "--row", "1").exits(1);
    assertTrue(run.err().contains("error[NN0702]: "), run.err());
  }

  private static void assertMatrix(JsonElement actual, double[]... rows) {
    assertEquals(rows.length, actual.getAsJsonArray().size());
    for (int i = 0; i < rows.length; i++) {
      assertRow(actual.getAsJsonArray().get(i), rows[i]);
    }
  }

  private static void assertRow(JsonElement actual, double... expected) {
    List<Double> numbers = new ArrayList<>();
    actual.getAsJsonArray().forEach(number -> numbers.add(number.getAsDouble()));
    assertArrayEquals(
        expected, numbers.stream().mapToDouble(Double::doubleValue).toArray(), TOLERANCE);
  }
}

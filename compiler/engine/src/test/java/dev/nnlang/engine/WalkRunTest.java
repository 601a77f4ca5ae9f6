package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkRunTest {
  @TempDir Path folder;

  private CheckedModel checked(String text) {
    CompileResult result = Models.written(folder, text).check();
    assertTrue(!result.failed(), () -> result.diagnostics().toString());
    return result.models().get(0);
  }

  private static ExampleSource row(double[] values, double... labels) {
    return new ExampleSource() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        System.arraycopy(values, 0, input, 0, input.length);
        System.arraycopy(labels, 0, target, 0, target.length);
      }
    };
  }

  /**
   * s1 = (2, 4, 3, 3) by rows; the winners 4 and the first 3; y = 4 - 3 + 1 = 2; e = |2 - 5| = 3;
   * delta2 = -1; delta1 = -(0, 1, -1, 0). The rate of the ramp's first update is 0.5.
   */
  @Test
  void aUnitThatCannotBeGeneratedIsWalkedAllTheSame() {
    CheckedModel model =
        checked(
            """
            nn 1
            model M {
              input a, b: real
              output y: real
              layers: dense(2, maxout(2), bias: false) -> dense(_)
            }
            data d {
              from: rows(a, b, y) { 1, 2, 5 }
            }
            train M on d {
              loss: absolute
              optimizer: adam
              rate: ramp(0.5 -> 0.1, 3 epochs)
              stop: epochs >= 5
            }
            """);
    Map<String, double[]> parameters =
        Map.of(
            "layer1.weight", new double[] {0, 1, 2, 1, 1, 1, 3, 0},
            "layer2.weight", new double[] {1, -1},
            "layer2.bias", new double[] {1});
    WalkRun.Outcome walk = new WalkRun(model, row(new double[] {1, 2}, 5), parameters).walk(1);

    assertEquals(new Loss.Absolute(), walk.loss());
    assertEquals(0.5, walk.rate());
    assertArrayEquals(new double[] {2}, walk.example().output());
    assertEquals(3, walk.example().loss());
    assertArrayEquals(new double[] {3, 0.5}, walk.after("layer2.weight"));
    assertArrayEquals(new double[] {1.5}, walk.after("layer2.bias"));
    assertArrayEquals(new double[] {0, 1, 2.5, 2, 0.5, 0, 3, 0}, walk.after("layer1.weight"));
    assertArrayEquals(new double[] {0, 1, 2, 1, 1, 1, 3, 0}, walk.before("layer1.weight"));
    // s1 = (2, 6.5, 0.5, 3): y = 3 * 6.5 + 0.5 * 3 + 1.5 = 22.5.
    assertEquals(17.5, walk.lossAfter());
    assertThrows(IllegalArgumentException.class, () -> walk.after("layer1.bias"));
  }

  @Test
  void withoutATrainBlockLossAndRateAreTheDefaults() {
    CheckedModel model =
        checked("nn 1\nmodel M { input a: real\noutput y: real\nlayers: dense(_) }\n");
    WalkRun run =
        new WalkRun(
            model,
            row(new double[] {2}, 1),
            Map.of("layer1.weight", new double[] {1}, "layer1.bias", new double[] {0}));

    WalkRun.Outcome walk = run.walk(1);
    assertEquals(new Loss.Squared(), walk.loss());
    assertEquals(0.01, walk.rate());
    // 2 (2 - 1) = 2 by the signal, 4 by the weight; one rounding.
    assertArrayEquals(new double[] {0.96}, walk.after("layer1.weight"), 1e-16);
    assertThrows(IndexOutOfBoundsException.class, () -> run.walk(0));
    assertThrows(IndexOutOfBoundsException.class, () -> run.walk(2));
  }

  @Test
  void weightsAndRowsAreReadAsTheyAreForATraining() throws IOException {
    ModelFile file = Models.copied("xor.nn", folder);
    LoadedModel loaded = Models.loaded(file);
    Network<?> network = loaded.newNetwork();
    for (Tensor tensor : network.tensors()) {
      double[] values = new double[tensor.size()];
      values[0] = 0.25;
      tensor.write(values);
    }
    Path weights = folder.resolve("xor.safetensors");
    Weights.save(weights, network, Map.of());

    WalkRun run = WalkRun.read(loaded, weights, file.locations());
    assertEquals(4, run.rows());
    WalkRun.Outcome walk = run.walk(3);
    assertArrayEquals(new double[] {1, -1}, walk.rawInput());
    assertArrayEquals(new double[] {1}, walk.target());
    assertArrayEquals(new double[] {0.25, 0, 0, 0}, walk.before("layer1.weight"));
    // 0.25 of the bias and 0.25 of the weight that a = 1 goes through.
    assertArrayEquals(new double[] {0.5, 0}, walk.example().stages().get(0).signal());
    assertEquals(0.1, walk.rate());
  }
}

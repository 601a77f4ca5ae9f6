package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences on and beside the kink of a piecewise linear unit. */
class GradientCheckTest {
  @TempDir Path folder;

  /** The input 0, so that the signals are the biases, and the target 3. */
  private static final class Zero implements ExampleSource {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void read(int n, double[] input, double[] target) {
      input[0] = 0;
      target[0] = 3;
    }
  }

  @ParameterizedTest
  @CsvSource({
    // On the kink.
    "relu, 0",
    "hard_tanh, 1",
    "hard_tanh, -1",
    "leaky_relu(0.1), 0",
    // Nearer to it than the first step of the differences.
    "relu, 2e-6",
    "relu, -2e-6",
    "abs, 2e-6",
    "hard_tanh, 1.000002",
  })
  void biasOnAKinkIsCountedAndNotHeldAgainstTheGradient(String unit, double bias) {
    VerifyOutcome.TensorResult result = biasOf("dense(1, " + unit + ")", bias);
    assertTrue(result.passed(), result.toString());
    assertEquals(1, result.kinks());
  }

  @ParameterizedTest
  @CsvSource({"0", "2e-6"})
  void bothBiasesOfATieAreOnItsKink(double bias) {
    VerifyOutcome.TensorResult result = biasOf("dense(1, maxout(2))", bias, 0);
    assertTrue(result.passed(), result.toString());
    assertEquals(2, result.kinks());
  }

  @ParameterizedTest
  @CsvSource({"relu, 1e-3", "abs, -1e-3", "hard_tanh, 0.99", "tanh, 0"})
  void elsewhereThereIsNone(String unit, double bias) {
    VerifyOutcome.TensorResult result = biasOf("dense(1, " + unit + ")", bias);
    assertTrue(result.passed(), result.toString());
    assertEquals(0, result.kinks());
  }

  /** The result for the biases of {@code layer}, set to {@code biases}; all weights are 1. */
  private VerifyOutcome.TensorResult biasOf(String layer, double... biases) {
    ModelFile file =
        Models.written(
            folder,
            """
            nn 1
            model M {
              precision: double
              input  x: real
              output y: real
              layers: %s -> dense(_)
            }
            """
                .formatted(layer));
    LoadedModel loaded = Models.loaded(file);
    Network<?> network = loaded.newNetwork();
    for (Tensor tensor : network.tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        tensor.set(i, tensor.name().equals("layer1.bias") ? biases[i] : 1);
      }
    }
    GradientSubject<?> subject = GradientSubject.scoring(Planner.plan(loaded.model()), network);
    return new GradientCheck<>(subject, new Zero())
        .run(Optional.empty(), "zero").tensors().stream()
            .filter(tensor -> tensor.name().equals("layer1.bias"))
            .findFirst()
            .orElseThrow();
  }
}

package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.CheckedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyRunTest {
  @TempDir Path folder;

  private VerifyOutcome verify(ModelFile file) {
    CheckedModel model = file.compile().models().get(0);
    return VerifyRun.run(model, file.locations());
  }

  @Test
  void everyParameterOfIrisHoldsOnRandomAndOnDeclaredData() {
    VerifyOutcome outcome = verify(Models.copied("iris.nn", folder, "iris.csv"));
    assertTrue(outcome.passed(), outcome.toString());
    assertEquals(
        List.of("random", "iris"), outcome.sets().stream().map(VerifyOutcome.Set::name).toList());
    assertEquals(
        243,
        outcome.sets().get(0).tensors().stream()
            .mapToInt(VerifyOutcome.TensorResult::parameters)
            .sum());
    assertEquals(Optional.empty(), outcome.skipped());
  }

  @Test
  void dataThatIsNotThereIsSkippedLoudly() {
    VerifyOutcome outcome = verify(Models.copied("iris.nn", folder));
    assertTrue(outcome.passed(), outcome.toString());
    assertTrue(outcome.skipped().orElse("").contains("iris.csv"), outcome.toString());
  }

  private VerifyOutcome verify(String layers, String output, String train) {
    return verify(
        Models.written(
            folder,
            """
            nn 1
            model M {
              input  x[5]: real in -1..1
              output %s
              layers: %s
            }
            data d { from: csv("nowhere.csv") }
            train M on d {
            %s
            }
            """
                .formatted(output, layers, train)));
  }

  @Test
  void everyUnitOfADeepNetworkHolds() {
    VerifyOutcome outcome = verify(Models.copied("units.nn", folder));
    assertTrue(outcome.passed(), outcome.toString());
    assertTrue(
        outcome.sets().get(0).tensors().stream()
            .anyMatch(tensor -> tensor.name().endsWith(".slope")));
  }

  @ParameterizedTest
  @CsvSource({
    "squared, y: real, identity",
    "absolute, 'y, z: real', identity",
    "huber(0.3), 'y, z: real', tanh",
    "hinge, y: boolean, identity",
    "hinge, 'y, z: boolean', tanh",
    "hinge, 'y: one_of(a, b, c)', identity",
    "cross_entropy, y: boolean, sigmoid",
    "cross_entropy, 'y: one_of(a, b, c)', softmax",
  })
  void everyLossHolds(String loss, String output, String last) {
    VerifyOutcome outcome =
        verify(
            "dense(6, abs) -> dense(4, maxout(3)) -> dense(6, hard_tanh) -> dense(6, relu)"
                + " -> dense(_, "
                + last
                + ")",
            output,
            "loss: " + loss + "  stop: epochs >= 1");
    assertTrue(outcome.passed(), outcome.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "autoencoder, 'loss: squared  tied: true'",
    "autoencoder, 'loss: squared  tied: false  corrupt: 20%'",
    "autoencoder, 'loss: huber(0.5)  tied: true'",
    "autoencoder, 'loss: absolute'",
    "supervised, 'loss: squared'",
    "supervised, 'loss: cross_entropy'",
  })
  void everySmallNetworkOfAGreedyPhaseHoldsUnderItsName(String kind, String settings) {
    VerifyOutcome outcome =
        verify(
            "h1: dense(4, relu) -> h2: dense(6, sigmoid) -> out: dense(_, softmax)",
            "y: one_of(a, b, c)",
            """
              phase first: greedy %s over h1, h2 { %s  stop: epochs >= 1 }
              phase then: only out { loss: squared  stop: epochs >= 1 }
              phase last: all { loss: cross_entropy  stop: epochs >= 1 }
            """
                .formatted(kind, settings));
    assertTrue(outcome.passed(), outcome.toString());
    assertEquals(
        List.of("", "phase first, layer h1", "phase first, layer h2", "phase then"),
        outcome.sets().stream().map(set -> set.part().orElse("")).toList());
    assertEquals(
        List.of("out.weight", "out.bias"),
        outcome.sets().get(3).tensors().stream().map(tensor -> tensor.name()).toList());
  }

  @Test
  void reconstructionOfSharesByCrossEntropyHolds() {
    VerifyOutcome outcome =
        verify(
            "scale(0..1) -> h1: dense(4, prelu) -> dense(_)",
            "y: real",
            """
              phase first: greedy autoencoder over h1 {
                loss: cross_entropy  tied: true  stop: epochs >= 1
              }
              phase last: all { loss: squared  stop: epochs >= 1 }
            """);
    assertTrue(outcome.passed(), outcome.toString());
    assertEquals(
        List.of("h1.weight", "h1.bias", "h1.slope", "decoder.bias"),
        outcome.sets().get(1).tensors().stream().map(tensor -> tensor.name()).toList());
  }

  @Test
  void aDistanceBeyondAToleranceFails() {
    assertTrue(new VerifyOutcome.TensorResult("w", 1, 1e-8, 1e-13, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, 2e-7, 1e-13, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, 1e-8, 1e-11, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, Double.POSITIVE_INFINITY, 0, 0).passed());
  }
}

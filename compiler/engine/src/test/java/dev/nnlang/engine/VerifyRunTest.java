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

class VerifyRunTest {
  @TempDir Path folder;

  private VerifyOutcome verify(ModelFile file) {
    CheckedModel model = file.compile().models().get(0);
    return VerifyRun.run(model, file.locations(), warning -> {});
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

  @Test
  void aDistanceBeyondAToleranceFails() {
    assertTrue(new VerifyOutcome.TensorResult("w", 1, 1e-8, 1e-13, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, 2e-7, 1e-13, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, 1e-8, 1e-11, 0).passed());
    assertFalse(new VerifyOutcome.TensorResult("w", 1, Double.POSITIVE_INFINITY, 0, 0).passed());
  }
}

package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first layer is shared out by outputs from 128 outputs and 32,768 weights on. */
final class SplitTest {
  @ParameterizedTest
  @CsvSource({
    "256, 128, OUTPUTS",
    "255, 128, EXAMPLES",
    "258, 127, EXAMPLES",
    "1_000, 127, EXAMPLES",
    "128, 256, OUTPUTS",
    "127, 256, EXAMPLES",
    "1, 32_768, OUTPUTS",
    "1, 32_767, EXAMPLES",
    "33_554_432, 128, OUTPUTS"
  })
  void outputsAndWeightsBothHaveALeastNumber(String inputs, String outputs, Split split) {
    Layer.Dense layer =
        new Layer.Dense(
            "h",
            Integer.parseInt(inputs.replace("_", "")),
            Integer.parseInt(outputs.replace("_", "")),
            new Unit.Tanh(),
            new Initializer.Glorot(),
            true);

    assertEquals(split, Split.ofFirst(layer));
  }
}

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
    "256, 128, true",
    "255, 128, false",
    "258, 127, false",
    "1_000, 127, false",
    "128, 256, true",
    "127, 256, false",
    "1, 32_768, true",
    "1, 32_767, false",
    "33_554_432, 128, true"
  })
  void outputsAndWeightsBothHaveALeastNumber(String inputs, String outputs, boolean large) {
    Layer.Dense layer =
        new Layer.Dense(
            "h",
            Integer.parseInt(inputs.replace("_", "")),
            Integer.parseInt(outputs.replace("_", "")),
            new Unit.Tanh(),
            new Initializer.Glorot(),
            true);

    assertEquals(large, Split.isLarge(layer));
  }
}

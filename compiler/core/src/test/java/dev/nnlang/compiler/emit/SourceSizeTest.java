package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Target;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The text of a class grows with layers, and not with weights. */
final class SourceSizeTest {
  private static final int LAYERS = 20;
  private static final int WIDTH = 40;

  private static int length(int layers, int width, Target target) {
    String text =
        LargeModels.chain("Chain", IntStream.generate(() -> width).limit(layers), "tanh", "float");
    return GeneratedModel.compile(text, target).sources().get(0).text().length();
  }

  /** A digit more in each number that stands for a width is all there is. */
  @ParameterizedTest
  @EnumSource
  void aHundredTimesTheWeightsTakeNoMoreText(Target target) {
    int narrow = length(LAYERS, WIDTH, target);
    int wide = length(LAYERS, 10 * WIDTH, target);
    assertTrue(wide < 1.05 * narrow, () -> narrow + ", 10 times as wide: " + wide);
  }

  /** A constant part of the class, and the same for each layer. */
  @ParameterizedTest
  @EnumSource
  void twiceTheLayersTakeTwiceTheText(Target target) {
    int few = length(LAYERS, WIDTH, target);
    int many = length(2 * LAYERS, WIDTH, target);
    assertTrue(many < 2.05 * few, () -> few + ", twice as deep: " + many);
  }
}

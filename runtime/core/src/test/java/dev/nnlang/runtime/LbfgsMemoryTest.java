package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** A guess at the curvature from the last steps. */
final class LbfgsMemoryTest {
  private static final double[] FIRST_S = {1, 2, -1};
  private static final double[] FIRST_Y = {2, 1, 0.5};
  private static final double[] SECOND_S = {0.5, -1, 3};
  private static final double[] SECOND_Y = {1, -1, 2};
  private static final double[] GRADIENT = {0.25, -4, 1.5};

  private static LbfgsMemory memory(int history) {
    LbfgsMemory memory = new LbfgsMemory(history);
    memory.remember(FIRST_S, FIRST_Y);
    memory.remember(SECOND_S, SECOND_Y);
    return memory;
  }

  private static double[] steepest() {
    return Vectors.scaled(-1 / Vectors.norm1(GRADIENT), GRADIENT);
  }

  /** The secant equation: {@code H y = s}. */
  @Test
  void theNewestStepIsExplained() {
    for (int history = 1; history <= 3; history++) {
      assertArrayEquals(Vectors.scaled(-1, SECOND_S), memory(history).direction(SECOND_Y), 1e-14);
    }
  }

  @Test
  void theOldestStepsAreForgotten() {
    LbfgsMemory second = new LbfgsMemory(1);
    second.remember(SECOND_S, SECOND_Y);

    assertArrayEquals(second.direction(GRADIENT), memory(1).direction(GRADIENT));
    LbfgsMemory none = memory(3);
    none.forget();
    assertArrayEquals(steepest(), none.direction(GRADIENT));
  }

  /** Along {@code s} the gradient fell, so that the objective is curved downwards there. */
  @Test
  void aStepThatWouldMakeDirectionsRiseIsNotRemembered() {
    LbfgsMemory memory = new LbfgsMemory(3);
    memory.remember(FIRST_S, Vectors.scaled(-1, FIRST_Y));
    memory.remember(FIRST_S, new double[3]);
    memory.remember(FIRST_S, new double[] {Double.POSITIVE_INFINITY, 0, 0});

    assertArrayEquals(steepest(), memory.direction(GRADIENT));
  }

  @Test
  void aShortGradientIsNotMadeLonger() {
    double[] gradient = {0.25, -0.5, 0};

    assertArrayEquals(Vectors.scaled(-1, gradient), new LbfgsMemory(3).direction(gradient));
  }

  @Test
  void aCheckpointRemembersAllOfIt() {
    SavedState state = new SavedState();
    memory(3).save(state);
    LbfgsMemory restored = new LbfgsMemory(3);
    restored.remember(SECOND_Y, SECOND_S);
    restored.restore(state, 3);

    assertArrayEquals(memory(3).direction(GRADIENT), restored.direction(GRADIENT));
    new LbfgsMemory(3).save(state);
    restored.restore(state, 3);
    assertArrayEquals(steepest(), restored.direction(GRADIENT));
  }

  @Test
  void stepsOfAnotherSizeOrMoreThanThereAreAreRefused() {
    SavedState state = new SavedState();
    memory(3).save(state);

    assertThrows(WeightsException.class, () -> new LbfgsMemory(3).restore(state, 4));
    assertThrows(WeightsException.class, () -> new LbfgsMemory(1).restore(state, 3));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InitializerTest {
  private static final long SEED = 5;
  private static final int FAN_IN = 400;
  private static final int FAN_OUT = 500;

  @Test
  void gaussianHasItsDeviation() {
    assertGaussian(0.3, draw(Initializer.gaussian(0.3), 0));
  }

  @Test
  void heHasVarianceTwoOverFanIn() {
    assertGaussian(Math.sqrt(2.0 / 400), draw(Initializer.he(), 0));
  }

  @Test
  void lecunHasVarianceOneOverFanIn() {
    assertGaussian(0.05, draw(Initializer.lecun(), 0));
  }

  @Test
  void gaussianAutoMakesSigmaSquaredTimesTheLargestSquaredNormAHundredth() {
    assertGaussian(0.02, draw(Initializer.gaussianAuto(), 25));
  }

  @Test
  void gaussianAutoTakesAHundredthWhereAllInputsAreZero() {
    assertGaussian(0.01, draw(Initializer.gaussianAuto(), 0));
  }

  @Test
  void glorotIsUniformWithinTheRootOfSixOverBothFans() {
    assertUniform(Math.sqrt(6.0 / 900), draw(Initializer.glorot(), 0));
  }

  @Test
  void uniformStaysWithinItsRadius() {
    assertUniform(0.7, draw(Initializer.uniform(0.7), 0));
  }

  @Test
  void aConstantIsAllItsValueAndDrawsNothing() {
    RandomStream random = new RandomStream(SEED);

    assertArrayEquals(
        new double[] {0.25, 0.25, 0.25}, Initializer.constant(0.25).draw(1, 3, 0, random));
    assertEquals(0, random.state());
    assertThrows(IllegalArgumentException.class, () -> Initializer.constant(Double.NaN));
  }

  @Test
  void zerosAreAllPositiveZeroAndDrawNothing() {
    RandomStream random = new RandomStream(SEED);
    double[] weights = Initializer.zeros().draw(3, 2, 0, random);
    assertArrayEquals(new double[6], weights);
    assertEquals(0, random.state());
  }

  @Test
  void onlyGaussianAutoNeedsInputs() {
    assertTrue(Initializer.gaussianAuto().needsInputs());
    for (Initializer other :
        List.of(
            Initializer.gaussian(1),
            Initializer.he(),
            Initializer.glorot(),
            Initializer.lecun(),
            Initializer.uniform(1),
            Initializer.zeros())) {
      assertFalse(other.needsInputs(), other.toString());
    }
  }

  @Test
  void theSameStreamGivesTheSameWeights() {
    assertArrayEquals(draw(Initializer.he(), 0), draw(Initializer.he(), 0));
    double[] expected = {
      0.47111722690856467,
      0.8070952284636723,
      0.3847860342552937,
      -0.2643695870369069,
      2.0922095824298226,
      2.0019559884020586
    };
    double[] weights = Initializer.he().draw(2, 3, 0, new RandomStream(SEED));
    assertArrayEquals(expected, weights, () -> Arrays.toString(weights));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aWidthThatIsNotPositiveAndFiniteIsRefused(double width) {
    assertThrows(IllegalArgumentException.class, () -> Initializer.gaussian(width));
    assertThrows(IllegalArgumentException.class, () -> Initializer.uniform(width));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NEGATIVE_INFINITY})
  void aNormThatIsNoNormIsRefusedWhereItIsNeeded(double norm) {
    RandomStream random = new RandomStream(SEED);
    Initializer auto = Initializer.gaussianAuto();
    assertThrows(IllegalArgumentException.class, () -> auto.draw(2, 2, norm, random));
    assertEquals(4, Initializer.he().draw(2, 2, norm, random).length);
  }

  /** So that the training begins, and finds the number that is not finite. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void weightsAreFiniteWhereInputsAreNot(double norm) {
    double[] weights = draw(Initializer.gaussianAuto(), norm);
    assertTrue(Arrays.stream(weights).allMatch(w -> Math.abs(w) > 0 && Math.abs(w) < 1e-150));
  }

  @Test
  void aLayerWithoutInputsOrUnitsOrTooLargeForAnArrayIsRefused() {
    RandomStream random = new RandomStream(SEED);
    Initializer he = Initializer.he();
    assertThrows(IllegalArgumentException.class, () -> he.draw(0, 2, 0, random));
    assertThrows(IllegalArgumentException.class, () -> he.draw(2, 0, 0, random));
    assertThrows(IllegalArgumentException.class, () -> he.draw(65_536, 32_768, 0, random));
  }

  private static double[] draw(Initializer initializer, double maxSquaredNorm) {
    return initializer.draw(FAN_IN, FAN_OUT, maxSquaredNorm, new RandomStream(SEED));
  }

  /** The mean deviates by sigma / sqrt(N), the variance by sigma^2 sqrt(2 / N); 5 of each. */
  private static void assertGaussian(double sigma, double[] weights) {
    assertEquals(FAN_IN * FAN_OUT, weights.length);
    double root = Math.sqrt(weights.length);
    assertEquals(0, mean(weights), 5 * sigma / root, "seed " + SEED);
    assertEquals(
        sigma * sigma, variance(weights), 5 * sigma * sigma * Math.sqrt(2) / root, "seed " + SEED);
    // Of 200,000 values some lie beyond 4 deviations, which no uniform distribution reaches.
    assertTrue(Arrays.stream(weights).anyMatch(w -> Math.abs(w) > 4 * sigma));
  }

  /** Variance r^2 / 3, deviating by r^2 sqrt(4 / 45 / N). */
  private static void assertUniform(double radius, double[] weights) {
    assertEquals(FAN_IN * FAN_OUT, weights.length);
    double root = Math.sqrt(weights.length);
    assertEquals(0, mean(weights), 5 * radius / Math.sqrt(3) / root, "seed " + SEED);
    double square = radius * radius;
    assertEquals(
        square / 3, variance(weights), 5 * square * Math.sqrt(4.0 / 45) / root, "seed " + SEED);
    assertTrue(Arrays.stream(weights).allMatch(w -> w >= -radius && w < radius));
    // The chance that none of 200,000 values comes within a thousandth of the end is e^-100.
    assertTrue(Arrays.stream(weights).anyMatch(w -> w > 0.999 * radius));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double variance(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum() / values.length;
  }

  @Test
  void aRuleIsSpelledAsInAModel() {
    assertEquals("glorot", Initializer.glorot().toString());
    assertEquals("he", Initializer.he().toString());
    assertEquals("lecun", Initializer.lecun().toString());
    assertEquals("zeros", Initializer.zeros().toString());
    assertEquals("gaussian(auto)", Initializer.gaussianAuto().toString());
    assertEquals("gaussian(sigma: 0.5)", Initializer.gaussian(0.5).toString());
    assertEquals("uniform(0.25)", Initializer.uniform(0.25).toString());
  }
}

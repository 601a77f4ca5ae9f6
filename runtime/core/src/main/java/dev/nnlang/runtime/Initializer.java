package dev.nnlang.runtime;

import java.util.Arrays;

/**
 * A rule for drawing the weights of a layer before training. Immutable.
 *
 * <p>A rule is a distribution around 0 and how wide it is for a layer with {@code fanIn} inputs and
 * {@code fanOut} units.
 */
public final class Initializer {
  /** sigma^2 times the largest squared norm of an input: signals start well inside tanh's slope. */
  private static final double AUTO_PRODUCT = 0.01;

  /** What {@link #gaussianAuto()} takes where all inputs are 0 and any deviation would do. */
  private static final double AUTO_WITHOUT_INPUTS = 0.01;

  private enum Distribution {
    GAUSSIAN,
    UNIFORM,
    CONSTANT;

    void draw(double[] weights, double scale, RandomStream random) {
      if (this == CONSTANT) {
        Arrays.fill(weights, scale);
        return;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            scale * (this == GAUSSIAN ? random.nextGaussian() : 2 * random.nextDouble() - 1);
      }
    }
  }

  /** The deviation of a gaussian, the radius of a uniform distribution, the constant. */
  private interface Width {
    double of(int fanIn, int fanOut, double maxSquaredNorm);
  }

  private final String name;
  private final Distribution distribution;
  private final boolean needsInputs;
  private final Width width;

  private Initializer(String name, Distribution distribution, boolean needsInputs, Width width) {
    this.name = name;
    this.distribution = distribution;
    this.needsInputs = needsInputs;
    this.width = width;
  }

  /**
   * N(0, sigma^2).
   *
   * @throws IllegalArgumentException if {@code sigma} is not positive and finite
   */
  public static Initializer gaussian(double sigma) {
    requirePositive(sigma, "sigma");
    return fixed("gaussian(sigma: " + sigma + ")", Distribution.GAUSSIAN, (in, out, norm) -> sigma);
  }

  /**
   * N(0, sigma^2) with {@code sigma^2 max_n ||x_n||^2 = 0.01} over the layer's training inputs,
   * their bias coordinate left out; sigma is 0.01 if all of them are 0.
   */
  public static Initializer gaussianAuto() {
    return new Initializer(
        "gaussian(auto)",
        Distribution.GAUSSIAN,
        true,
        (in, out, maxSquaredNorm) -> autoDeviation(maxSquaredNorm));
  }

  /** N(0, 2 / fanIn): keeps the size of signals through rectifiers. */
  public static Initializer he() {
    return fixed("he", Distribution.GAUSSIAN, (in, out, norm) -> Math.sqrt(2.0 / in));
  }

  /** Uniform within sqrt(6 / (fanIn + fanOut)): variance 2 / (fanIn + fanOut). */
  public static Initializer glorot() {
    return fixed(
        "glorot", Distribution.UNIFORM, (in, out, norm) -> Math.sqrt(6.0 / ((double) in + out)));
  }

  /** N(0, 1 / fanIn): keeps the size of signals through units of slope 1. */
  public static Initializer lecun() {
    return fixed("lecun", Distribution.GAUSSIAN, (in, out, norm) -> Math.sqrt(1.0 / in));
  }

  /**
   * Uniform from {@code -radius} up to but not including {@code radius}.
   *
   * @throws IllegalArgumentException if {@code radius} is not positive and finite
   */
  public static Initializer uniform(double radius) {
    requirePositive(radius, "radius");
    return fixed("uniform(" + radius + ")", Distribution.UNIFORM, (in, out, norm) -> radius);
  }

  /** All 0; draws nothing from the stream. */
  public static Initializer zeros() {
    return fixed("zeros", Distribution.CONSTANT, (in, out, norm) -> 0);
  }

  /**
   * All {@code value}, as slopes begin; draws nothing from the stream.
   *
   * @throws IllegalArgumentException if {@code value} is not finite
   */
  public static Initializer constant(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, not " + value);
    }
    return fixed("constant(" + value + ")", Distribution.CONSTANT, (in, out, norm) -> value);
  }

  /** Whether {@link #draw} looks at the training inputs of the layer. */
  public boolean needsInputs() {
    return needsInputs;
  }

  /**
   * Draws the weights of one layer.
   *
   * @param maxSquaredNorm the largest squared norm of a training input of the layer, without the
   *     bias coordinate; ignored unless {@link #needsInputs()}
   * @return shape [fanOut x fanIn], row j holding the incoming weights of unit j
   * @throws IllegalArgumentException if a width is not positive, the product of the two does not
   *     fit an array, or a norm that is needed is negative
   */
  public double[] draw(int fanIn, int fanOut, double maxSquaredNorm, RandomStream random) {
    if (fanIn <= 0 || fanOut <= 0 || (long) fanIn * fanOut > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "no weights for a layer of " + fanOut + " units with " + fanIn + " inputs");
    }
    double[] weights = new double[fanIn * fanOut];
    distribution.draw(weights, width.of(fanIn, fanOut, maxSquaredNorm), random);
    return weights;
  }

  /** The rule as it is written in a network. */
  @Override
  public String toString() {
    return name;
  }

  private static Initializer fixed(String name, Distribution distribution, Width width) {
    return new Initializer(name, distribution, false, width);
  }

  private static double autoDeviation(double maxSquaredNorm) {
    if (maxSquaredNorm < 0) {
      throw new IllegalArgumentException("no squared norm: " + maxSquaredNorm);
    }
    // Where numbers end, the training says so, and what was the first.
    double norm = Double.isFinite(maxSquaredNorm) ? maxSquaredNorm : Double.MAX_VALUE;
    return norm == 0 ? AUTO_WITHOUT_INPUTS : Math.sqrt(AUTO_PRODUCT / norm);
  }

  private static void requirePositive(double value, String what) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
    }
  }
}

package dev.nnlang.compiler.regions;

/**
 * A piecewise linear function of one signal: {@code slopes[i] s + offsets[i]} above {@code i}
 * thresholds.
 */
final class Piecewise {
  static final Piecewise HARD_TANH =
      new Piecewise(new double[] {-1, 1}, new double[] {0, 1, 0}, new double[] {-1, 0, 1});

  private static final double[] NONE = {};

  private final double[] thresholds;
  private final double[] slopes;
  private final double[] offsets;

  /**
   * @param thresholds ascending; each separates two different slopes
   * @param slopes one more than thresholds
   * @param offsets as many as slopes
   */
  Piecewise(double[] thresholds, double[] slopes, double[] offsets) {
    this.thresholds = thresholds;
    this.slopes = slopes;
    this.offsets = offsets;
  }

  /** {@code max(0, s) + slope min(0, s)}. */
  static Piecewise atZero(double slope) {
    return slope == 1
        ? new Piecewise(NONE, new double[] {1}, new double[] {0})
        : new Piecewise(new double[] {0}, new double[] {slope, 1}, new double[] {0, 0});
  }

  double[] thresholds() {
    return thresholds;
  }

  double[] slopes() {
    return slopes;
  }

  double[] offsets() {
    return offsets;
  }
}

package dev.nnlang.compiler.regions;

/**
 * Where {@code a u + b v + c = 0}; above it is where the sum is positive. Scaled so that the sum is
 * the distance; where a function is constant, there is no line, and the sum is its sign.
 */
record Line(double a, double b, double c) {
  /**
   * Points nearer than this lie on the line; the section itself is 1 wide. Rounding moves a line by
   * about 1e-15 times the ratio of a signal to its slope, so that there are some 1e6 to spare.
   */
  static final double NEAR = 1e-9;

  static Line of(double a, double b, double c) {
    double slope = Math.hypot(a, b);
    return slope > 0 ? new Line(a / slope, b / slope, c / slope) : new Line(0, 0, Math.signum(c));
  }

  double distance(double u, double v) {
    return a * u + b * v + c;
  }
}

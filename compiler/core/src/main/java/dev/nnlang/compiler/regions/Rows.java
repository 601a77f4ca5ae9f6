package dev.nnlang.compiler.regions;

/**
 * Affine functions {@code a u + b v + c} of a section's coordinates, one after the other in an
 * array: a, b, c of the first, a, b, c of the second.
 */
final class Rows {
  /** Numbers of one function. */
  static final int TERMS = 3;

  private Rows() {}

  /** The value of function {@code i}. */
  static double value(double[] rows, int i, double u, double v) {
    return rows[TERMS * i] * u + rows[TERMS * i + 1] * v + rows[TERMS * i + 2];
  }

  /** Where function {@code i} is {@code level}. */
  static Line line(double[] rows, int i, double level) {
    return Line.of(rows[TERMS * i], rows[TERMS * i + 1], rows[TERMS * i + 2] - level);
  }

  /** Where functions {@code i} and {@code j} are equal; above it, i is the greater. */
  static Line line(double[] rows, int i, int j) {
    return Line.of(
        rows[TERMS * i] - rows[TERMS * j],
        rows[TERMS * i + 1] - rows[TERMS * j + 1],
        rows[TERMS * i + 2] - rows[TERMS * j + 2]);
  }
}

package dev.nnlang.compiler.regions;

/** A part of the section on which every unit so far is one linear function. */
final class Cell {
  private final Convex shape;
  private final double[] rows;

  /**
   * @param shape where
   * @param rows the signals there, as {@link Rows}; not changed by anyone
   */
  Cell(Convex shape, double[] rows) {
    this.shape = shape;
    this.rows = rows;
  }

  Convex shape() {
    return shape;
  }

  double[] rows() {
    return rows;
  }
}

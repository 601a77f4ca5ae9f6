package dev.nnlang.compiler.plan;

/**
 * How a product's loop is unrolled: {@code rows} rows are added in one pass over the outputs, the
 * last pass takes {@code tail} rows; or all of them panel by panel, in tiles of outputs that stay
 * in registers.
 *
 * <p>Every output is still one sum in ascending order of the rows, so no tiling changes a bit.
 *
 * @param width length of a row: the outputs that one pass runs over
 * @param count rows in all; 0 where it is known at run time alone
 * @param rows rows per pass
 * @param tail rows of the last pass, 0 where {@code rows} divides {@code count}
 * @param panels whether the loop over rows is the inner one, in panels of outputs
 * @param skipsZeros whether rows whose factors are 0 are left out, where that is the same
 */
public record Tiling(int width, int count, int rows, int tail, boolean panels, boolean skipsZeros) {
  /** Passes over the outputs. */
  public Tiling(int width, int count, int rows, int tail) {
    this(width, count, rows, tail, false, false);
  }

  /** Panels of outputs, each over all {@code count} rows. */
  static Tiling ofPanels(int width, int count) {
    return new Tiling(width, count, Math.max(1, count), 0, true, false);
  }

  /** The same for rows whose factors may be mostly 0. */
  Tiling skippingZeros() {
    return new Tiling(width, count, rows, tail, panels, true);
  }

  /** An upper estimate of the bytecodes of the calls that add rows or go through panels. */
  int bytecodes() {
    return panels ? 60 : 16 * (rows + tail) + (skipsZeros ? 80 : 0);
  }

  /** Passes of {@code rows} rows. */
  public int passes() {
    return count / rows;
  }
}

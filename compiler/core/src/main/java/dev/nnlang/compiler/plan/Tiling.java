package dev.nnlang.compiler.plan;

/**
 * How a product's loop is unrolled: {@code rows} rows are added in one pass over the outputs, the
 * last pass takes {@code tail} rows.
 *
 * <p>Every output is still one sum in ascending order of the rows, so no tiling changes a bit.
 *
 * @param width length of a row: the outputs that one pass runs over
 * @param count rows in all; 0 where it is known at run time alone
 * @param rows rows per pass
 * @param tail rows of the last pass, 0 where {@code rows} divides {@code count}
 */
public record Tiling(int width, int count, int rows, int tail) {
  /** Passes of {@code rows} rows. */
  public int passes() {
    return count / rows;
  }
}

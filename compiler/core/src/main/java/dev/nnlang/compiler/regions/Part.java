package dev.nnlang.compiler.regions;

/** A part of a cell, and on which of its pieces each unit of the layer is. */
final class Part {
  private final Convex shape;
  private final int[] pieces;

  /**
   * @param pieces for each unit; shared with no other part
   */
  Part(Convex shape, int[] pieces) {
    this.shape = shape;
    this.pieces = pieces;
  }

  /** The same where unit {@code unit} is on another piece. */
  Part with(Convex other, int unit, int piece) {
    int[] changed = pieces.clone();
    changed[unit] = piece;
    return new Part(other, changed);
  }

  Convex shape() {
    return shape;
  }

  int[] pieces() {
    return pieces;
  }
}

package dev.nnlang.compiler.regions;

/** A part of a section on which the network is one affine function. */
public final class Region {
  private final Convex shape;
  private final double[] rows;

  Region(Convex shape, double[] rows) {
    this.shape = shape;
    this.rows = rows;
  }

  /** Corners: 2 of an interval, counter-clockwise for a polygon. */
  public int corners() {
    return shape.corners();
  }

  /** A corner's place along the section's first side, from 0 to 1. */
  public double u(int corner) {
    return shape.u(corner);
  }

  /** A corner's place along the section's second side, from 0 to 1; 0 on a segment. */
  public double v(int corner) {
    return shape.v(corner);
  }

  /** Its share of the section's length or area. */
  public double size() {
    return shape.size();
  }

  /** The outputs in the middle, before a unit that squashes them; shape [outputWidth]. */
  public double[] middle() {
    double[] outputs = new double[rows.length / Rows.TERMS];
    for (int j = 0; j < outputs.length; j++) {
      outputs[j] = Rows.value(rows, j, shape.middleU(), shape.middleV());
    }
    return outputs;
  }

  Convex shape() {
    return shape;
  }

  double[] rows() {
    return rows;
  }
}

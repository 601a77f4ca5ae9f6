package dev.nnlang.compiler.regions;

/**
 * A piece of the input space in which regions are counted: a segment or a parallelogram. Its points
 * are {@code x = origin + u first + v second} for u and v from 0 to 1; a segment has no v.
 */
public final class Section {
  private final double[] origin;
  private final double[] first;
  private final double[] second;
  private final boolean isSegment;

  private Section(double[] origin, double[] first, double[] second, boolean isSegment) {
    this.origin = origin;
    this.first = first;
    this.second = second;
    this.isSegment = isSegment;
  }

  /**
   * The rectangle in which two columns go over a range each and the others stand still.
   *
   * @param at shape [inputWidth], a point of the plane; copied
   * @param across the column of u
   * @param up the column of v, another one
   */
  public static Section rectangle(double[] at, int across, Span acrossSpan, int up, Span upSpan) {
    double[] origin = at.clone();
    origin[across] = acrossSpan.low();
    origin[up] = upSpan.low();
    double[] first = new double[at.length];
    double[] second = new double[at.length];
    first[across] = acrossSpan.high() - acrossSpan.low();
    second[up] = upSpan.high() - upSpan.low();
    return new Section(origin, first, second, false);
  }

  /**
   * The segment between two points.
   *
   * @param from shape [inputWidth]; copied
   * @param to shape [inputWidth]
   */
  public static Section segment(double[] from, double[] to) {
    double[] first = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      first[i] = to[i] - from[i];
    }
    return new Section(from.clone(), first, new double[from.length], true);
  }

  /** Where a column begins and ends. */
  public record Span(double low, double high) {
    public Span {
      if (!(low < high) || !Double.isFinite(high - low)) {
        throw new IllegalArgumentException("from " + low + " to " + high);
      }
    }
  }

  /** All of it. */
  Convex whole() {
    return isSegment ? new Interval(0, 1) : Polygon.unitSquare();
  }

  /** The inputs as functions of u and v. */
  double[] rows() {
    double[] rows = new double[Rows.TERMS * origin.length];
    for (int i = 0; i < origin.length; i++) {
      rows[Rows.TERMS * i] = first[i];
      rows[Rows.TERMS * i + 1] = second[i];
      rows[Rows.TERMS * i + 2] = origin[i];
    }
    return rows;
  }
}

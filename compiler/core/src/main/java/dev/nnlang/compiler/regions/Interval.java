package dev.nnlang.compiler.regions;

/** A part of a segment. */
record Interval(double from, double to) implements Convex {
  @Override
  public int corners() {
    return 2;
  }

  @Override
  public double u(int corner) {
    return corner == 0 ? from : to;
  }

  @Override
  public double v(int corner) {
    return 0;
  }

  @Override
  public Interval above(Line line) {
    double at = -line.c() / line.a();
    return line.a() > 0 ? new Interval(at, to) : new Interval(from, at);
  }

  @Override
  public double size() {
    return to - from;
  }
}

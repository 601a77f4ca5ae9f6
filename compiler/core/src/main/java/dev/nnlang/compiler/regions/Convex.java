package dev.nnlang.compiler.regions;

/** A convex part of a section. Immutable. */
sealed interface Convex permits Interval, Polygon {
  /** On which side of a line something lies. */
  enum Side {
    ABOVE,
    BELOW,
    /** On both. */
    CUT,
    /** So thin and so near that it is on neither. */
    ON
  }

  /** Corners. */
  int corners();

  double u(int corner);

  double v(int corner);

  /** What is above {@code line}, which cuts this. */
  Convex above(Line line);

  /** What is below {@code line}, which cuts this. */
  default Convex below(Line line) {
    return above(new Line(-line.a(), -line.b(), -line.c()));
  }

  /** Length or area; the whole section has 1. */
  double size();

  default Side side(Line line) {
    boolean above = false;
    boolean below = false;
    for (int i = 0; i < corners(); i++) {
      double distance = line.distance(u(i), v(i));
      above |= distance > Line.NEAR;
      below |= distance < -Line.NEAR;
    }
    if (above) {
      return below ? Side.CUT : Side.ABOVE;
    }
    return below ? Side.BELOW : Side.ON;
  }

  /** The mean of the corners, which is inside. */
  default double middleU() {
    double sum = 0;
    for (int i = 0; i < corners(); i++) {
      sum += u(i);
    }
    return sum / corners();
  }

  /** The mean of the corners, which is inside. */
  default double middleV() {
    double sum = 0;
    for (int i = 0; i < corners(); i++) {
      sum += v(i);
    }
    return sum / corners();
  }

  /** The least u of its corners. */
  default double lowU() {
    double found = u(0);
    for (int i = 1; i < corners(); i++) {
      found = Math.min(found, u(i));
    }
    return found;
  }

  /** The largest u of its corners. */
  default double highU() {
    double found = u(0);
    for (int i = 1; i < corners(); i++) {
      found = Math.max(found, u(i));
    }
    return found;
  }

  /** The least v of its corners. */
  default double lowV() {
    double found = v(0);
    for (int i = 1; i < corners(); i++) {
      found = Math.min(found, v(i));
    }
    return found;
  }

  /** The largest v of its corners. */
  default double highV() {
    double found = v(0);
    for (int i = 1; i < corners(); i++) {
      found = Math.max(found, v(i));
    }
    return found;
  }
}

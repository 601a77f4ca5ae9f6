package dev.nnlang.compiler.regions;

import java.util.Arrays;

/** A convex polygon, its corners counter-clockwise. */
final class Polygon implements Convex {
  private final double[] us;
  private final double[] vs;

  private Polygon(double[] us, double[] vs) {
    this.us = us;
    this.vs = vs;
  }

  static Polygon unitSquare() {
    return new Polygon(new double[] {0, 1, 1, 0}, new double[] {0, 0, 1, 1});
  }

  @Override
  public int corners() {
    return us.length;
  }

  @Override
  public double u(int corner) {
    return us[corner];
  }

  @Override
  public double v(int corner) {
    return vs[corner];
  }

  /**
   * Keeps the corners above and on the line, and puts a corner on each edge that crosses it
   * (Sutherland and Hodgman).
   */
  @Override
  public Polygon above(Line line) {
    double[] keptU = new double[us.length + 1];
    double[] keptV = new double[us.length + 1];
    int kept = 0;
    int before = us.length - 1;
    double distanceBefore = line.distance(us[before], vs[before]);
    for (int i = 0; i < us.length; i++) {
      double distance = line.distance(us[i], vs[i]);
      boolean crosses =
          Math.min(distance, distanceBefore) < -Line.NEAR
              && Math.max(distance, distanceBefore) > Line.NEAR;
      if (crosses) {
        double share = distanceBefore / (distanceBefore - distance);
        keptU[kept] = us[before] + share * (us[i] - us[before]);
        keptV[kept++] = vs[before] + share * (vs[i] - vs[before]);
      }
      if (distance >= -Line.NEAR) {
        keptU[kept] = us[i];
        keptV[kept++] = vs[i];
      }
      before = i;
      distanceBefore = distance;
    }
    return new Polygon(Arrays.copyOf(keptU, kept), Arrays.copyOf(keptV, kept));
  }

  /** The shoelace formula. */
  @Override
  public double size() {
    double twice = 0;
    int before = us.length - 1;
    for (int i = 0; i < us.length; i++) {
      twice += us[before] * vs[i] - us[i] * vs[before];
      before = i;
    }
    return twice / 2;
  }
}

package dev.nnlang.compiler.reference;

/**
 * Steepest descent: the step t along -g is halved until {@code F(w - t g) <= F(w) - 1e-4 t |g|^2}.
 * It starts at eta, or at twice the last step above 0 where that is less; where fifty halvings do
 * not suffice, w stays.
 */
final class ReferenceLineSearch implements ReferenceRule {
  private static final double SUFFICIENT = 1e-4;
  private static final int HALVINGS = 50;

  private double last = Double.POSITIVE_INFINITY;

  @Override
  public double[] next(ReferenceLandscape landscape, double[] w, double rate) {
    if (rate == 0) {
      return w.clone();
    }
    double[] g = landscape.gradient(w);
    double here = landscape.value(w);
    double square = Rows.dot(g, g);
    double t = Math.min(rate, 2 * last);
    for (int halvings = 0; halvings <= HALVINGS; halvings++) {
      double[] next = Rows.plus(w, -t, g);
      if (landscape.value(next) <= here - SUFFICIENT * t * square) {
        last = t;
        return next;
      }
      t /= 2;
    }
    return w.clone();
  }
}

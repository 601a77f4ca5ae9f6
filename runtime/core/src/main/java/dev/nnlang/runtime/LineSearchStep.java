package dev.nnlang.runtime;

import dev.nnlang.runtime.Objective.Point;

/**
 * Steepest descent: {@code w - t g} with the first t, halved from a guess on, that makes the
 * objective fall by {@code 1e-4 t ||g||^2} or more (Armijo's rule).
 *
 * @see "Nocedal, Wright: Numerical Optimization, algorithm 3.1"
 */
final class LineSearchStep implements Step {
  private static final String STATE = "line_search";
  private static final double SUFFICIENT = 1e-4;
  private static final int HALVINGS = 50;

  private final Objective<?> objective;
  private final Runnable finite;

  /** The t of the last update that found one above 0; infinite before. */
  private double before = Double.POSITIVE_INFINITY;

  /**
   * @param finite told of each update whose loss and gradient are finite, before it moves a weight
   */
  LineSearchStep(Objective<?> objective, Runnable finite) {
    this.objective = objective;
    this.finite = finite;
  }

  @Override
  public void save(SavedState state) {
    state.put(STATE, before);
  }

  @Override
  public void restore(SavedState state) {
    SavedRow row = state.row(STATE);
    before = row.next();
    row.requireSize(0);
  }

  @Override
  public double move(double rate, long number) {
    Point start = objective.here();
    if (!start.isFinite()) {
      // A search finds no step along such a gradient, and would end as if it had nothing to gain.
      return Double.NaN;
    }
    finite.run();
    if (rate == 0) {
      // As a ramp may begin; a step of 0 says nothing about the next.
      return start.value();
    }
    double squared = Vectors.dot(start.gradient(), start.gradient());
    double t = Math.min(rate, 2 * before);
    for (int halvings = 0; halvings <= HALVINGS; halvings++) {
      double value = objective.valueAt(Vectors.along(start.w(), -t, start.gradient()));
      if (value <= start.value() - SUFFICIENT * t * squared) {
        before = t;
        return start.value();
      }
      t /= 2;
    }
    objective.moveTo(start.w());
    return start.value();
  }
}

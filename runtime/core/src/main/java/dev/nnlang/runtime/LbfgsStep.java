package dev.nnlang.runtime;

import dev.nnlang.runtime.Objective.Point;
import java.util.Optional;

/**
 * Limited-memory BFGS: the direction by the two-loop recursion over the last pairs, the step along
 * it by bisection for the weak conditions of Wolfe.
 *
 * @see "Nocedal, Wright: Numerical Optimization, algorithm 7.4"
 * @see "Lewis, Overton: Nonsmooth optimization via quasi-Newton methods, algorithm 2.6"
 */
final class LbfgsStep implements Step {
  /** The objective falls by at least this share of what its slope promises. */
  private static final double SUFFICIENT = 1e-4;

  /** The slope along the direction rises to at least this share of its first, negative value. */
  private static final double CURVATURE = 0.9;

  private static final int TRIALS = 50;

  private final Objective<?> objective;
  private final Runnable finite;
  private final LbfgsMemory memory;

  /**
   * @param finite told of each update whose loss and gradient are finite, before it moves a weight
   */
  LbfgsStep(Objective<?> objective, int history, Runnable finite) {
    this.objective = objective;
    this.finite = finite;
    this.memory = new LbfgsMemory(history);
  }

  @Override
  public void save(SavedState state) {
    memory.save(state);
  }

  @Override
  public void restore(SavedState state) {
    memory.restore(state, objective.size());
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
      return start.value();
    }
    Optional<Point> end = search(start, memory.direction(start.gradient()), rate);
    if (end.isPresent()) {
      memory.remember(
          Vectors.along(end.get().w(), -1, start.w()),
          Vectors.along(end.get().gradient(), -1, start.gradient()));
    } else {
      objective.moveTo(start.w());
      memory.forget();
    }
    return start.value();
  }

  /**
   * The end of the step {@code t direction}, to which the network has been moved; empty where no
   * trial made the objective fall enough.
   */
  private Optional<Point> search(Point start, double[] direction, double first) {
    double slope = Vectors.dot(start.gradient(), direction);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double t = first;
    Optional<Point> lowest = Optional.empty();
    for (int trial = 0; trial < TRIALS; trial++) {
      Point point = objective.at(Vectors.along(start.w(), t, direction));
      if (!Double.isFinite(point.value())
          || point.value() > start.value() + SUFFICIENT * t * slope) {
        high = t;
      } else if (Vectors.dot(point.gradient(), direction) < CURVATURE * slope) {
        low = t;
        lowest = Optional.of(point);
      } else {
        return Optional.of(point);
      }
      t = Double.isFinite(high) ? (low + high) / 2 : 2 * low;
    }
    lowest.ifPresent(point -> objective.moveTo(point.w()));
    return lowest;
  }
}

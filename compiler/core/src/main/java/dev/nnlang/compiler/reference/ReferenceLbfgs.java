package dev.nnlang.compiler.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Limited-memory BFGS: the direction from the last pairs of step s and change y of the gradient, by
 * the two-loop recursion of Nocedal and Wright, algorithm 7.4; the step by bisection for the weak
 * conditions of Wolfe.
 */
final class ReferenceLbfgs implements ReferenceRule {
  private static final double SUFFICIENT = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int TRIALS = 50;

  private final int history;
  private final Deque<Pair> pairs = new ArrayDeque<>();

  /** Remembers at most {@code history} pairs. */
  ReferenceLbfgs(int history) {
    this.history = history;
  }

  /** A step and the change of the gradient along it; the oldest pair is the first. */
  private static final class Pair {
    private final double[] s;
    private final double[] y;
    private final double curvature;

    Pair(double[] s, double[] y) {
      this.s = s;
      this.y = y;
      this.curvature = Rows.dot(s, y);
    }
  }

  @Override
  public double[] next(ReferenceLandscape landscape, double[] w, double rate) {
    if (rate == 0) {
      return w.clone();
    }
    double[] g = landscape.gradient(w);
    double[] d = direction(g);
    Optional<Double> step = step(landscape, w, g, d, rate);
    if (step.isEmpty()) {
      pairs.clear();
      return w.clone();
    }
    double[] next = Rows.plus(w, step.get(), d);
    remember(Rows.times(step.get(), d), Rows.plus(landscape.gradient(next), -1, g));
    return next;
  }

  private double[] direction(double[] g) {
    if (pairs.isEmpty()) {
      double norm = 0;
      for (double component : g) {
        norm += Math.abs(component);
      }
      return Rows.times(-Math.min(1, 1 / norm), g);
    }
    List<Double> shares = new ArrayList<>();
    double[] q = g;
    for (Pair pair : newestFirst()) {
      double share = Rows.dot(pair.s, q) / pair.curvature;
      shares.add(share);
      q = Rows.plus(q, -share, pair.y);
    }
    Pair newest = pairs.getLast();
    double[] r = Rows.times(newest.curvature / Rows.dot(newest.y, newest.y), q);
    int older = pairs.size();
    for (Pair pair : pairs) {
      older--;
      double share = Rows.dot(pair.y, r) / pair.curvature;
      r = Rows.plus(r, shares.get(older) - share, pair.s);
    }
    return Rows.times(-1, r);
  }

  private Iterable<Pair> newestFirst() {
    return pairs::descendingIterator;
  }

  /** The step that meets both conditions, else the last that met the first, else none. */
  private static Optional<Double> step(
      ReferenceLandscape landscape, double[] w, double[] g, double[] d, double rate) {
    double here = landscape.value(w);
    double slope = Rows.dot(g, d);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double t = rate;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] there = Rows.plus(w, t, d);
      boolean falls = landscape.value(there) <= here + SUFFICIENT * t * slope;
      if (!falls) {
        high = t;
      } else if (Rows.dot(landscape.gradient(there), d) < CURVATURE * slope) {
        low = t;
      } else {
        return Optional.of(t);
      }
      t = Double.isFinite(high) ? (low + high) / 2 : 2 * low;
    }
    return low > 0 ? Optional.of(low) : Optional.empty();
  }

  private void remember(double[] s, double[] y) {
    Pair pair = new Pair(s, y);
    if (pair.curvature > 0 && Double.isFinite(pair.curvature)) {
      pairs.addLast(pair);
      if (pairs.size() > history) {
        pairs.removeFirst();
      }
    }
  }
}

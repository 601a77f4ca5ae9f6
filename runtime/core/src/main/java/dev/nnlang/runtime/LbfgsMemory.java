package dev.nnlang.runtime;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;

/** The last steps of a descent and what they did to the gradient: a guess at the curvature. */
final class LbfgsMemory {
  private static final String STATE = "lbfgs";

  private final int history;

  /** The newest first. */
  private final Deque<Pair> pairs = new ArrayDeque<>();

  /** A step s and the change y of the gradient over it. */
  private static final class Pair {
    private final double[] s;
    private final double[] y;
    private final double product;

    Pair(double[] s, double[] y) {
      this.s = s;
      this.y = y;
      this.product = Vectors.dot(s, y);
    }
  }

  LbfgsMemory(int history) {
    this.history = history;
  }

  /** The pairs, the newest first, each as s and y. */
  void save(SavedState state) {
    state.put(
        STATE,
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.s, pair.y))
            .flatMapToDouble(Arrays::stream)
            .toArray());
  }

  /**
   * @param size of s and of y
   */
  void restore(SavedState state, int size) {
    SavedRow row = state.row(STATE);
    pairs.clear();
    while (row.left() > 0 && pairs.size() < history) {
      pairs.addLast(new Pair(row.take(size), row.take(size)));
    }
    row.requireSize(0);
  }

  void forget() {
    pairs.clear();
  }

  /** Takes a step and the change of the gradient, unless they would make directions that rise. */
  void remember(double[] s, double[] y) {
    Pair pair = new Pair(s, y);
    if (pair.product > 0 && pair.product < Double.POSITIVE_INFINITY) {
      pairs.addFirst(pair);
      if (pairs.size() > history) {
        pairs.removeLast();
      }
    }
  }

  /**
   * {@code -H g} by the two-loop recursion, from {@code H = s^T y / y^T y} of the newest pair;
   * without a pair {@code -g}, shortened to 1 in the sum of its numbers where it is longer.
   */
  double[] direction(double[] gradient) {
    if (pairs.isEmpty()) {
      return Vectors.scaled(-Math.min(1, 1 / Vectors.norm1(gradient)), gradient);
    }
    double[] shares = new double[pairs.size()];
    double[] q = gradient.clone();
    int age = 0;
    for (Pair pair : pairs) {
      shares[age] = Vectors.dot(pair.s, q) / pair.product;
      Vectors.add(q, -shares[age], pair.y);
      age++;
    }
    Pair newest = pairs.getFirst();
    double[] r = Vectors.scaled(newest.product / Vectors.dot(newest.y, newest.y), q);
    for (Iterator<Pair> oldestFirst = pairs.descendingIterator(); oldestFirst.hasNext(); ) {
      Pair pair = oldestFirst.next();
      age--;
      Vectors.add(r, shares[age] - Vectors.dot(pair.y, r) / pair.product, pair.s);
    }
    return Vectors.scaled(-1, r);
  }
}

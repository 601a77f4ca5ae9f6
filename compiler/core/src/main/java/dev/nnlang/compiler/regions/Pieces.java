package dev.nnlang.compiler.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts linear pieces: joins regions of the same affine outputs across the edges that they share.
 *
 * <p>The network is continuous, so that a bend which meets an edge leaves it at the same point on
 * the other side: the regions' edges fit together, and the middle of an edge lies on one edge of
 * the neighbour. Neighbours are looked up in a grid of square bins that they reach into.
 */
final class Pieces {
  /** Outputs of the same function on both sides differ by rounding alone. */
  private static final double SAME = 1e-9;

  /** For outputs that are 0 but for rounding: relative to the largest of all. */
  private static final double SAME_AS_ZERO = 1e-12;

  /** How far a point of an edge may lie outside of the neighbour, by rounding. */
  private static final double TOUCHES = 1e-8;

  private final List<Region> regions;
  private final double largest;
  private final int bins;
  private final List<List<Integer>> grid = new ArrayList<>();
  private final int[] parent;

  private Pieces(List<Region> regions) {
    this.regions = regions;
    largest =
        regions.stream()
            .flatMapToDouble(region -> Arrays.stream(region.rows()))
            .map(Math::abs)
            .max()
            .orElse(0);
    bins = Math.max(1, (int) Math.sqrt(regions.size()));
    for (int i = 0; i < bins * bins; i++) {
      grid.add(new ArrayList<>());
    }
    parent = new int[regions.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      enter(i);
    }
  }

  static int count(List<Region> regions) {
    Pieces pieces = new Pieces(regions);
    int count = regions.size();
    for (int i = 0; i < regions.size(); i++) {
      count -= pieces.join(i);
    }
    return count;
  }

  private int bin(double coordinate) {
    return (int) Math.max(0, Math.min(bins - 1.0, coordinate * bins));
  }

  private void enter(int index) {
    Convex shape = regions.get(index).shape();
    double lowU = 1;
    double highU = 0;
    double lowV = 1;
    double highV = 0;
    for (int i = 0; i < shape.corners(); i++) {
      lowU = Math.min(lowU, shape.u(i));
      highU = Math.max(highU, shape.u(i));
      lowV = Math.min(lowV, shape.v(i));
      highV = Math.max(highV, shape.v(i));
    }
    for (int row = bin(lowV - TOUCHES); row <= bin(highV + TOUCHES); row++) {
      for (int column = bin(lowU - TOUCHES); column <= bin(highU + TOUCHES); column++) {
        grid.get(row * bins + column).add(index);
      }
    }
  }

  /** Joins region {@code index} with its neighbours; how many pieces fewer that makes. */
  private int join(int index) {
    Convex shape = regions.get(index).shape();
    boolean interval = shape.corners() == 2;
    int joined = 0;
    for (int i = 0; i < shape.corners(); i++) {
      int j =
          interval ? i : (i + 1) % shape.corners(); // the neighbour of an interval is at its end
      double u = (shape.u(i) + shape.u(j)) / 2;
      double v = (shape.v(i) + shape.v(j)) / 2;
      for (int other : grid.get(bin(v) * bins + bin(u))) {
        if (other != index && touches(regions.get(other).shape(), u, v) && same(index, other)) {
          joined += union(index, other);
        }
      }
    }
    return joined;
  }

  private static boolean touches(Convex shape, double u, double v) {
    int corners = shape.corners();
    if (corners == 2) {
      return u >= shape.u(0) - TOUCHES && u <= shape.u(1) + TOUCHES;
    }
    int before = corners - 1;
    for (int i = 0; i < corners; i++) {
      double du = shape.u(i) - shape.u(before);
      double dv = shape.v(i) - shape.v(before);
      double left = du * (v - shape.v(before)) - dv * (u - shape.u(before));
      if (left < -TOUCHES * Math.hypot(du, dv)) {
        return false;
      }
      before = i;
    }
    return true;
  }

  private boolean same(int one, int other) {
    double[] a = regions.get(one).rows();
    double[] b = regions.get(other).rows();
    for (int i = 0; i < a.length; i++) {
      double scale = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      if (Math.abs(a[i] - b[i]) > SAME * scale + SAME_AS_ZERO * largest) {
        return false;
      }
    }
    return true;
  }

  private int find(int index) {
    int root = index;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private int union(int one, int other) {
    int a = find(one);
    int b = find(other);
    parent[Math.max(a, b)] = Math.min(a, b);
    return a == b ? 0 : 1;
  }
}

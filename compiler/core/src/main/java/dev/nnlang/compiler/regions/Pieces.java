package dev.nnlang.compiler.regions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts linear pieces: joins regions of the same affine outputs across the edges that they share.
 *
 * <p>Regions are sorted by a sum over their outputs' coefficients, so that only those are compared
 * that may have the same. The network is continuous: a bend which meets an edge goes on from the
 * same point on the other side. So the regions' edges fit together, and the middle of a shared edge
 * lies on the neighbour.
 */
final class Pieces {
  /** Outputs of the same function on both sides differ by rounding alone. */
  private static final double SAME = 1e-9;

  /** For outputs that are 0 but for rounding: relative to the largest of all. */
  private static final double SAME_AS_ZERO = 1e-12;

  /** How far a point of an edge may lie outside of the neighbour, by rounding. */
  private static final double TOUCHES = 1e-8;

  /** Weights of the sum that tell most functions apart; powers of the plastic number. */
  private static final double[] MIX = {0.7548776662466927, 0.5698402909980532, 0.4301597090019468};

  private final Region[] regions;
  private final double[] sums;
  private final double largest;
  private final int[] parent;

  private Pieces(List<Region> all) {
    regions = all.stream().sorted(Comparator.comparingDouble(Pieces::sum)).toArray(Region[]::new);
    sums = Arrays.stream(regions).mapToDouble(Pieces::sum).toArray();
    largest =
        Arrays.stream(regions)
            .flatMapToDouble(region -> Arrays.stream(region.rows()))
            .map(Math::abs)
            .max()
            .orElse(0);
    parent = IntStream.range(0, regions.length).toArray();
  }

  static int count(List<Region> regions) {
    Pieces pieces = new Pieces(regions);
    int count = regions.size();
    for (int i = 0; i < regions.size(); i++) {
      count -= pieces.join(i);
    }
    return count;
  }

  /** Of the first output alone: what it tells apart is most of it. */
  private static double sum(Region region) {
    double[] rows = region.rows();
    return MIX[0] * rows[0] + MIX[1] * rows[1] + MIX[2] * rows[2];
  }

  /** Joins region {@code one} with neighbours after it; how many pieces fewer that makes. */
  private int join(int one) {
    double[] rows = regions[one].rows();
    double size = Math.abs(rows[0]) + Math.abs(rows[1]) + Math.abs(rows[2]);
    double reach = 2 * SAME * size + Rows.TERMS * SAME_AS_ZERO * largest;
    int joined = 0;
    for (int i = one + 1; i < regions.length && sums[i] - sums[one] <= reach; i++) {
      if (find(one) != find(i)
          && same(rows, regions[i].rows())
          && touch(regions[one].shape(), regions[i].shape())) {
        parent[find(one)] = find(i);
        joined++;
      }
    }
    return joined;
  }

  private boolean same(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      double scale = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      if (Math.abs(a[i] - b[i]) > SAME * scale + SAME_AS_ZERO * largest) {
        return false;
      }
    }
    return true;
  }

  private static boolean touch(Convex a, Convex b) {
    return near(a.lowU(), a.highU(), b.lowU(), b.highU())
        && near(a.lowV(), a.highV(), b.lowV(), b.highV())
        && (hasEdgeOn(a, b) || hasEdgeOn(b, a));
  }

  private static boolean near(double low, double high, double otherLow, double otherHigh) {
    return low <= otherHigh + TOUCHES && otherLow <= high + TOUCHES;
  }

  /** Whether the middle of an edge of {@code a} (an end of an interval) lies on {@code b}. */
  private static boolean hasEdgeOn(Convex a, Convex b) {
    for (int i = 0; i < a.corners(); i++) {
      int j = a.corners() == 2 ? i : (i + 1) % a.corners();
      if (holds(b, (a.u(i) + a.u(j)) / 2, (a.v(i) + a.v(j)) / 2)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Convex shape, double u, double v) {
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

  private int find(int index) {
    int root = index;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}

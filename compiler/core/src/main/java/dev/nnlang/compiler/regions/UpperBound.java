package dev.nnlang.compiler.regions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A number of activation regions that no weights exceed.
 *
 * <p>Layer after layer, the image of a region has some dimension d. The hyperplanes at which n
 * units bend cut it into {@code sum_{j<=d} C(h, j)} parts at most, with h = n for rectifiers, n
 * pairs of parallel ones for hard_tanh, and {@code h = n k(k-1)/2} for maxout. A rectifier that is
 * off takes its dimension away: in at most C(n, j) of the parts are j of the n units off such that
 * {@code min(d, n - j)} dimensions are left. Summed over all layers that is, for relu alone,
 *
 * <pre>{@code
 * sum over (j_1, ..., j_L) of prod_l C(n_l, j_l),
 * 0 <= j_l <= min(n_0, n_1 - j_1, ..., n_{l-1} - j_{l-1}, n_l)
 * }</pre>
 *
 * and for layers that never lose a dimension so (leaky_relu, prelu, abs, hard_tanh, maxout) the
 * product of their sums, with d the narrowest width before the layer.
 *
 * @see "Serra, Tjandraatmadja, Ramalingam: Bounding and counting linear regions of deep neural
 *     networks, ICML 2018, theorem 1 for rectifiers, and its bound for maxout"
 */
final class UpperBound {
  private static final String SOURCE = "Serra et al. 2018";

  /** Regions found so far, by the dimension of their image. */
  private BigInteger[] regions;

  private UpperBound(int inputs) {
    regions = zeros(inputs + 1);
    regions[inputs] = BigInteger.ONE;
  }

  static Bound of(int inputs, List<Level> levels) {
    List<Level> bent = levels.stream().filter(level -> level.bend() != Bend.NONE).toList();
    boolean off = bent.stream().anyMatch(level -> level.bend() == Bend.OFF);
    boolean all = bent.stream().allMatch(level -> level.bend() == Bend.OFF);
    String note = SOURCE + (off ? ", theorem 1" : ", d_l the narrowest width before");
    return new Bound(
        RegionBounds.within(bits(inputs, levels), () -> count(inputs, levels)),
        off
            ? formula(bent, "sum_{j_1..j_%d}", "C(%d,j_%d)")
            : formula(bent, "", "sum_{j<=d_%2$d} C(%1$d,j)"),
        off && !all ? note + " where units are off" : note);
  }

  private static String formula(List<Level> bent, String start, String factor) {
    List<String> factors = new ArrayList<>();
    for (Level level : bent) {
      long h = hyperplanes(level) * parallel(level);
      factors.add(String.format(Locale.ROOT, factor, h, factors.size() + 1));
    }
    String product = String.join(" * ", LowerBound.shown(factors));
    return (String.format(Locale.ROOT, start, bent.size()) + " " + product).strip();
  }

  private static BigInteger count(int inputs, List<Level> levels) {
    UpperBound bound = new UpperBound(inputs);
    levels.forEach(bound::pass);
    return Arrays.stream(bound.regions).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long bits(int inputs, List<Level> levels) {
    long bits = 0;
    int d = inputs;
    for (Level level : levels) {
      bits += Binomials.bitsOfParts(hyperplanes(level), d, parallel(level));
      d = Math.min(d, level.units());
    }
    return bits;
  }

  /** Hyperplanes of a level, or pairs of parallel ones. */
  static long hyperplanes(Level level) {
    long pieces = level.pieces();
    return switch (level.bend()) {
      case NONE, SMOOTH -> 0;
      case OFF, SLOPE, TWO -> level.units();
      case LARGEST -> level.units() * (pieces * (pieces - 1) / 2);
    };
  }

  /** How many of the hyperplanes of a unit are parallel. */
  static int parallel(Level level) {
    return level.bend() == Bend.TWO ? 2 : 1;
  }

  private void pass(Level level) {
    if (level.bend() == Bend.OFF) {
      passRectifiers(level.units());
    } else {
      passWithoutLoss(level);
    }
  }

  private void passWithoutLoss(Level level) {
    int most = regions.length - 1;
    int width = Math.min(most, level.units());
    BigInteger[] parts = Binomials.parts(hyperplanes(level), most, parallel(level));
    BigInteger[] next = zeros(width + 1);
    for (int d = 0; d <= most; d++) {
      int left = Math.min(d, width);
      next[left] = next[left].add(regions[d].multiply(parts[d]));
    }
    regions = next;
  }

  /**
   * With j units off, d dimensions become {@code min(d, n - j)}. So d' is reached from d = d' with
   * {@code j <= min(d, n - d)}, and from each greater d with {@code j = n - d' <= d}.
   */
  private void passRectifiers(int n) {
    int most = regions.length - 1;
    int width = Math.min(most, n);
    BigInteger[] row = Binomials.row(n, width);
    BigInteger[] parts = Binomials.parts(n, width, 1);
    BigInteger[] from = new BigInteger[most + 2]; // from[d] = regions of dimension d or more
    from[most + 1] = BigInteger.ZERO;
    for (int d = most; d >= 0; d--) {
      from[d] = from[d + 1].add(regions[d]);
    }
    BigInteger[] next = zeros(width + 1);
    for (int d = 0; d <= width; d++) {
      int off = n - d;
      next[d] = regions[d].multiply(parts[Math.min(d, off)]);
      if (off <= width) {
        next[d] = next[d].add(from[Math.max(d + 1, off)].multiply(row[off]));
      }
    }
    regions = next;
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }
}

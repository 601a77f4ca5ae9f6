package dev.nnlang.compiler.regions;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A number of linear regions that some weights reach: {@code prod_{i<L} floor(n_i/d)^d sum_{j<=d}
 * C(n_L, j)}, where {@code n_i >= d}.
 *
 * <p>The theorem is about rectifiers: n_i units fold each of d coordinates floor(n_i/d) times, and
 * the last layer cuts what was folded. All it takes of a unit is one bend between two slopes, and
 * that a unit can be linear on a bounded part; so it holds for leaky_relu, prelu, abs and hard_tanh
 * too, and for maxout, of which {@code max(s, 0)} is a case. A network with fewer units than inputs
 * in some layer can look at as many inputs as that layer has units and ignore the others: d is the
 * least of both.
 *
 * @see "Montufar, Pascanu, Cho, Bengio: On the number of linear regions of deep neural networks,
 *     NIPS 2014, for rectifiers and for maxout"
 */
final class LowerBound {
  private static final int FACTORS_SHOWN = 4;
  private static final int TERMS_SHOWN = 3;
  private static final String SOURCE = "Montufar et al. 2014";

  private LowerBound() {}

  static Bound of(int inputs, List<Level> levels) {
    int last = last(levels);
    List<Level> used = levels.subList(0, last + 1);
    Optional<Level> bound =
        used.stream().filter(level -> level.bend() != Bend.NONE && !level.free()).findFirst();
    if (bound.isPresent()) {
      return Bound.none(
          "the construction takes weights and a bias for each unit, which `"
              + bound.get().name()
              + "` lacks");
    }
    int narrowest = used.stream().mapToInt(Level::units).min().orElseThrow();
    int d = Math.min(inputs, narrowest);
    List<Integer> widths =
        used.stream().filter(level -> level.bend() != Bend.NONE).map(Level::units).toList();
    String part = d < inputs ? ", by " + d + " of " + inputs + " inputs" : "";
    return larger(folding(d, widths, SOURCE + part), maxout(d, used, SOURCE + part));
  }

  private static int last(List<Level> levels) {
    return IntStream.range(0, levels.size())
        .filter(i -> levels.get(i).bend() != Bend.NONE)
        .max()
        .orElseThrow();
  }

  private static Bound folding(int d, List<Integer> widths, String note) {
    List<Integer> folds =
        widths.subList(0, widths.size() - 1).stream().map(width -> width / d).toList();
    int n = widths.get(widths.size() - 1);
    long bits =
        Binomials.bitsOfParts(n, d, 1)
            + folds.stream().mapToLong(fold -> d * Binomials.bits(fold)).sum();
    String formula =
        Stream.concat(
                shown(folds.stream().map(fold -> fold + "^" + d).toList()).stream(),
                Stream.of(sum(n, d, !folds.isEmpty())))
            .collect(Collectors.joining(" * "));
    return new Bound(
        RegionBounds.within(
            bits,
            () ->
                folds.stream()
                    .map(fold -> BigInteger.valueOf(fold).pow(d))
                    .reduce(Binomials.partsIn(n, d, 1), BigInteger::multiply)),
        formula,
        note);
  }

  /** {@code k^((L-1)+d)}, for layers of d units of k pieces or more. */
  private static Bound maxout(int d, List<Level> used, String note) {
    List<Level> bent = used.stream().filter(level -> level.bend() != Bend.NONE).toList();
    if (!bent.stream().allMatch(level -> level.bend() == Bend.LARGEST)) {
      return Bound.none("not maxout alone");
    }
    int k = bent.stream().mapToInt(Level::pieces).min().orElseThrow();
    int exponent = bent.size() - 1 + d;
    return new Bound(
        RegionBounds.within(
            exponent * Binomials.bits(k), () -> BigInteger.valueOf(k).pow(exponent)),
        String.format(Locale.ROOT, "%d^(%d+%d)", k, bent.size() - 1, d),
        note);
  }

  private static Bound larger(Bound one, Bound other) {
    if (one.value().isEmpty() || other.value().isEmpty()) {
      return one;
    }
    return one.value().get().compareTo(other.value().get()) >= 0 ? one : other;
  }

  /** Of many factors the first two and the last. */
  static List<String> shown(List<String> factors) {
    int size = factors.size();
    return size <= FACTORS_SHOWN
        ? factors
        : List.of(factors.get(0), factors.get(1), "...", factors.get(size - 1));
  }

  /** {@code 1 + 8 + 28} where that is short. */
  static String sum(long n, int d, boolean factor) {
    int most = (int) Math.min(n, d);
    if (most >= TERMS_SHOWN) {
      return String.format(Locale.ROOT, "sum_{j<=%d} C(%d,j)", d, n);
    }
    String terms =
        Arrays.stream(Binomials.row(n, most))
            .map(BigInteger::toString)
            .collect(Collectors.joining(" + "));
    return factor ? "(" + terms + ")" : terms;
  }
}

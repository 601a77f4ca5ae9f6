package dev.nnlang.compiler.regions;

import java.util.List;
import java.util.Locale;

/**
 * What one hidden layer of as many units would reach: {@code sum_{j<=d} C(N, j)}, exactly for
 * rectifiers. For maxout and mixtures it is a bound from above, of as many hyperplanes as they
 * have.
 */
final class OneLayer {
  private OneLayer() {}

  static Bound of(int d, List<Level> levels) {
    List<Level> bent = levels.stream().filter(level -> level.bend() != Bend.NONE).toList();
    long units = bent.stream().mapToLong(Level::units).sum();
    boolean pairs = bent.stream().allMatch(level -> level.bend() == Bend.TWO);
    boolean exact =
        pairs
            || bent.stream()
                .allMatch(level -> level.bend() == Bend.OFF || level.bend() == Bend.SLOPE);
    int c = pairs ? 2 : 1;
    long hyperplanes =
        bent.stream()
            .mapToLong(
                level -> UpperBound.hyperplanes(level) * (pairs ? 1 : UpperBound.parallel(level)))
            .sum();
    String formula =
        pairs
            ? String.format(Locale.ROOT, "sum_{j<=%d} C(%d,j) 2^j", d, hyperplanes)
            : LowerBound.sum(hyperplanes, d, false);
    return new Bound(
        RegionBounds.within(
            Binomials.bitsOfParts(hyperplanes, d, c), () -> Binomials.partsIn(hyperplanes, d, c)),
        formula,
        "the most of "
            + units
            + " units in one layer"
            + (exact ? "" : ", from above: " + hyperplanes + " hyperplanes"));
  }
}

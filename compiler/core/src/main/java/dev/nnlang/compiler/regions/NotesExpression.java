package dev.nnlang.compiler.regions;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * The asymptotic expressions of the lecture notes: {@code O(C(n,d)^(d(l-1)) n^d)} for rectifiers of
 * n units in each of l layers over d inputs, {@code O(k^((l-1)+d))} for maxout of k pieces. Where
 * layers differ, n is the widest and k the largest.
 */
final class NotesExpression {
  private NotesExpression() {}

  static Bound of(int d, List<Level> levels) {
    List<Level> bent = levels.stream().filter(level -> level.bend() != Bend.NONE).toList();
    if (bent.stream().allMatch(level -> isRectifier(level.bend()))) {
      return rectifiers(d, bent);
    }
    if (bent.stream().allMatch(level -> level.bend() == Bend.LARGEST)) {
      return maxout(d, bent);
    }
    return Bound.none("the notes treat networks of rectifiers alone and of maxout alone");
  }

  private static boolean isRectifier(Bend bend) {
    return bend == Bend.OFF || bend == Bend.SLOPE;
  }

  private static Bound rectifiers(int d, List<Level> bent) {
    int l = bent.size();
    int n = bent.stream().mapToInt(Level::units).max().orElseThrow();
    String note =
        "order of growth"
            + (bent.stream().allMatch(level -> level.units() == n) ? "" : ", n the widest layer");
    String formula =
        String.format(Locale.ROOT, "O(C(%d,%d)^(%d*%d) * %d^%d)", n, d, d, l - 1, n, d);
    if (d > n && l > 1) {
      return Bound.none(formula + " says nothing of more inputs than units");
    }
    long exponent = (long) d * (l - 1);
    long bits = exponent * Binomials.bitsOfParts(n, d, 1) + d * Binomials.bits(n);
    return new Bound(
        RegionBounds.within(
            bits,
            () -> Binomials.of(n, d).pow((int) exponent).multiply(BigInteger.valueOf(n).pow(d))),
        formula,
        note);
  }

  private static Bound maxout(int d, List<Level> bent) {
    int l = bent.size();
    int k = bent.stream().mapToInt(Level::pieces).max().orElseThrow();
    boolean equal = bent.stream().allMatch(level -> level.pieces() == k);
    int exponent = l - 1 + d;
    return new Bound(
        RegionBounds.within(
            exponent * Binomials.bits(k), () -> BigInteger.valueOf(k).pow(exponent)),
        String.format(Locale.ROOT, "O(%d^(%d+%d))", k, l - 1, d),
        "order of growth" + (equal ? "" : ", k the largest"));
  }
}

package dev.nnlang.compiler.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds worked out by hand, and against sums written out. */
final class RegionBoundsTest {
  private static RegionBounds bounds(int inputs, String layers) {
    return RegionBounds.of(Nets.of(inputs, layers, 1));
  }

  private static long number(Bound bound) {
    return bound.value().orElseThrow().longValueExact();
  }

  /** 4^2 * 4^2 * (1 + 8 + 28); 1 + 24 + 276; C(8, 2)^4 * 8^2. */
  @Test
  void threeLayersOfEightReach9472AndOneOf24Reaches301() {
    RegionBounds eights = bounds(2, "dense(8, relu) -> dense(8, relu) -> dense(8, relu)");
    assertEquals(
        new Bound(
            Optional.of(BigInteger.valueOf(9472)),
            "4^2 * 4^2 * (1 + 8 + 28)",
            "Montufar et al. 2014"),
        eights.atLeast());
    assertEquals(
        new Bound(
            Optional.of(BigInteger.valueOf(301)),
            "1 + 24 + 276",
            "the most of 24 units in one layer"),
        eights.oneLayer());
    assertEquals(39_337_984, number(eights.notes()));
    assertEquals("O(C(8,2)^(2*2) * 8^2)", eights.notes().formula());
    assertEquals(37L * 37 * 37, number(eights.atMost()), "8 - 2 units are more than 2");
  }

  /** In a layer alone all bounds are the number itself. */
  @ParameterizedTest
  @CsvSource({"relu", "leaky_relu(0.1)", "prelu(0.25)", "abs"})
  void oneLayerIsKnownExactly(String unit) {
    RegionBounds one = bounds(2, "dense(24, " + unit + ")");
    assertEquals(301, number(one.atLeast()));
    assertEquals(301, number(one.atMost()));
    assertEquals(301, number(one.oneLayer()));
  }

  /** Theorem 1 as it stands, over every (j_1, j_2, j_3). */
  @ParameterizedTest
  @CsvSource({"1,6,6,6", "2,3,3,3", "3,2,4,3", "4,4,4,4", "5,4,3,2", "3,1,5,2", "6,8,3,7"})
  void theoremOneIsSummedByRunningDimension(int n0, int n1, int n2, int n3) {
    BigInteger sum = BigInteger.ZERO;
    for (int j1 = 0; j1 <= Math.min(n0, n1); j1++) {
      for (int j2 = 0; j2 <= Math.min(Math.min(n0, n1 - j1), n2); j2++) {
        for (int j3 = 0; j3 <= Math.min(Math.min(n0, n1 - j1), Math.min(n2 - j2, n3)); j3++) {
          sum =
              sum.add(
                  Binomials.of(n1, j1)
                      .multiply(Binomials.of(n2, j2))
                      .multiply(Binomials.of(n3, j3)));
        }
      }
    }
    RegionBounds bounds =
        bounds(n0, "dense(%d, relu) -> dense(%d, relu) -> dense(%d, relu)".formatted(n1, n2, n3));
    assertEquals(sum, bounds.atMost().value().orElseThrow());
    assertTrue(bounds.atLeast().value().orElseThrow().compareTo(sum) <= 0);
  }

  /** With nothing off, the second layer cuts 3 dimensions again: (1+3+3+1)^2, not less. */
  @Test
  void unitsThatAreNeverOffLoseNoDimension() {
    assertEquals(64, number(bounds(3, "dense(3, abs) -> dense(3, abs)").atMost()));
    assertTrue(number(bounds(3, "dense(3, relu) -> dense(3, relu)").atMost()) < 64);
  }

  /** 3 units of 2 bends cut a line into 7; 2 pairs of parallels a plane into 1 + 2 2 + 2^2. */
  @Test
  void hardTanhBendsTwice() {
    assertEquals(7, number(bounds(1, "dense(3, hard_tanh)").atMost()));
    assertEquals(9, number(bounds(2, "dense(2, hard_tanh)").oneLayer()));
  }

  /** 4 units of 3 pieces: 12 lines at most, 1 + 12 + 66 parts; at least 3^((2-1)+2). */
  @Test
  void maxoutHasItsOwnBounds() {
    RegionBounds maxout = bounds(2, "dense(4, maxout(3)) -> dense(4, maxout(3))");
    assertEquals(27, number(maxout.notes()));
    assertEquals("O(3^(1+2))", maxout.notes().formula());
    assertEquals(79L * 79, number(maxout.atMost()));
    assertEquals(44, number(maxout.atLeast()), "2^2 * (1 + 4 + 6), as max(s, 0)");
    RegionBounds narrow = bounds(2, "dense(2, maxout(5)) -> dense(2, maxout(5))");
    assertEquals(125, number(narrow.atLeast()));
    assertEquals("5^(1+2)", narrow.atLeast().formula());
  }

  @Test
  void aMixtureHasBoundsButNoExpressionOfTheNotes() {
    RegionBounds mixed = bounds(2, "dense(4, relu) -> dense(4, maxout(2))");
    assertEquals(Optional.empty(), mixed.notes().value());
    assertEquals(
        "the notes treat networks of rectifiers alone and of maxout alone", mixed.notes().note());
    assertEquals(44, number(mixed.atLeast()));
    assertTrue(number(mixed.atMost()) >= 44);
  }

  @Test
  void aLayerNarrowerThanTheInputIsABottleneck() {
    RegionBounds bounds = bounds(4, "dense(8, relu) -> dense(2, relu)");
    assertEquals(16 * 4, number(bounds.atLeast()));
    assertEquals("Montufar et al. 2014, by 2 of 4 inputs", bounds.atLeast().note());
    assertEquals("order of growth, n the widest layer", bounds.notes().note());
  }

  @Test
  void smoothHiddenUnitsHaveNoRegions() {
    RegionBounds bounds = bounds(2, "dense(4, relu) -> h1: dense(4, tanh)");
    assertEquals(Optional.of("not piecewise linear: `h1` is tanh"), bounds.refusal());
    assertEquals(Optional.empty(), bounds.atMost().value());
  }

  @Test
  void aLinearNetworkHasOneRegion() {
    assertEquals(1, number(bounds(2, "dense(4, identity) -> dense(4, leaky_relu(1))").atMost()));
  }

  @Test
  void unitsWithoutABiasAreNotWhatTheConstructionTakes() {
    RegionBounds bounds = bounds(2, "h: dense(4, relu, bias: false)");
    assertEquals(Optional.empty(), bounds.atLeast().value());
    assertEquals(11, number(bounds.atMost()));
  }

  /** Of 784 inputs and 128 units, all 2^128 patterns are possible, and no more. */
  @Test
  void longNumbersAreExactAndVeryLongOnesAreLeftOut() {
    RegionBounds digits = bounds(784, "dense(128, relu)");
    assertEquals(BigInteger.TWO.pow(128), digits.atLeast().value().orElseThrow());
    assertEquals(BigInteger.TWO.pow(128), digits.atMost().value().orElseThrow());
    RegionBounds large = bounds(784, "dense(1000, relu) -> dense(1000, relu)");
    assertTrue(large.atMost().value().orElseThrow().bitLength() > 1500);
    RegionBounds huge = bounds(5000, "dense(20000, relu) -> dense(20000, relu)");
    assertEquals(Optional.empty(), huge.atMost().value());
    assertTrue(huge.atMost().formula().startsWith("sum_{j_1..j_2} C(20000,j_1)"));
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomStreamTest {
  private static final long SEED = 1;
  private static final int DRAWS = 1_000_000;

  /** All statistics below are fixed by the seed; 5 deviations leave a wrong one no room. */
  private static final double DEVIATIONS = 5;

  private final RandomStream random = new RandomStream(SEED);

  /** Reckoned once by a second program, in integers of any length. */
  @Test
  void numbersAreThoseOfEveryOtherMachine() {
    long[] longs = {random.nextLong(), random.nextLong(), random.nextLong()};
    assertArrayEquals(
        new long[] {
          6_791_897_765_849_424_158L, -1_041_056_189_838_986_770L, 834_844_254_806_117_752L
        },
        longs);
    assertEquals(0.7774369184800852, random.nextDouble());
    assertEquals(219, random.nextInt(1000));
    assertEquals(1.2898438750822974, random.nextGaussian());
    assertEquals(5_779_641_955_322_921_314L, random.split("weights", 3).nextLong());
    int[] order = IntStream.range(0, 10).toArray();
    random.shuffle(order);
    assertArrayEquals(new int[] {7, 6, 9, 3, 0, 5, 4, 8, 1, 2}, order);
  }

  @Test
  void numbersDifferBySeed() {
    Set<Long> first = new HashSet<>();
    for (long seed = -500; seed < 500; seed++) {
      first.add(new RandomStream(seed).nextLong());
    }
    assertEquals(1000, first.size());
  }

  @Test
  void aSplitStreamDependsOnSeedPurposeAndIndexAlone() {
    long early = random.split("shuffle", 7).nextLong();
    random.nextGaussian();
    assertEquals(early, random.split("shuffle", 7).nextLong());
    assertNotEquals(early, random.split("shuffle", 8).nextLong());
    assertNotEquals(early, random.split("dropout", 7).nextLong());
    assertNotEquals(early, new RandomStream(SEED + 1).split("shuffle", 7).nextLong());
  }

  @Test
  void splittingDrawsNothing() {
    RandomStream other = new RandomStream(SEED);
    other.split("weights", 0).nextLong();
    assertEquals(random.nextLong(), other.nextLong());
  }

  @Test
  void splitStreamsOfManyPurposesAndIndicesAllDiffer() {
    Set<Long> seeds = new HashSet<>();
    String[] purposes = {"", "a", "b", "ab", "ba", "a\0", "weights", "shuffle"};
    for (String purpose : purposes) {
      for (long index = -500; index < 500; index++) {
        seeds.add(random.split(purpose, index).seed());
      }
    }
    assertEquals(8_000, seeds.size());
  }

  @Test
  void aStreamGoesOnWhereItsStateWasTaken() {
    for (int i = 0; i < 1000; i++) {
      random.nextGaussian();
      random.nextInt(i + 1);
      RandomStream resumed = RandomStream.at(random.seed(), random.state());
      assertEquals(random.nextGaussian(), resumed.nextGaussian());
      assertEquals(random.nextLong(), resumed.nextLong());
      assertEquals(random.state(), resumed.state());
    }
  }

  /** Each bit is a coin: a count of N throws deviates by sqrt(N) / 2. */
  @Test
  void everyBitIsSetHalfOfTheTime() {
    int[] set = new int[Long.SIZE];
    for (int i = 0; i < DRAWS; i++) {
      long bits = random.nextLong();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        set[bit] += (int) (bits >>> bit & 1);
      }
    }
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertEquals(DRAWS / 2.0, set[bit], DEVIATIONS * Math.sqrt(DRAWS) / 2, "bit " + bit);
    }
  }

  /**
   * Mean 1/2 and variance 1/12; the mean deviates by sqrt(1/12 / N), the variance by 1/sqrt(180 N).
   */
  @Test
  void doublesAreUniformFromZeroToOne() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double u = random.nextDouble();
      assertTrue(u >= 0 && u < 1);
      sum += u;
      squares += (u - 0.5) * (u - 0.5);
    }
    assertEquals(0.5, sum / DRAWS, DEVIATIONS * Math.sqrt(1.0 / 12 / DRAWS));
    assertEquals(1.0 / 12, squares / DRAWS, DEVIATIONS * Math.sqrt(1.0 / 180 / DRAWS));
  }

  /** Chi-square over n cells has mean n - 1 and variance 2 (n - 1). */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100, 1000})
  void intsBelowABoundAreEquallyLikely(int bound) {
    int[] counts = new int[bound];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.nextInt(bound)]++;
    }
    assertChiSquare(counts, (double) DRAWS / bound);
  }

  /** A third of 2^32 numbers would be drawn twice as often by a plain remainder. */
  @Test
  void intsBelowAVeryLargeBoundAreEquallyLikely() {
    int bound = 3 << 29;
    int[] counts = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.nextInt(bound) >> 29]++;
    }
    assertChiSquare(counts, DRAWS / 3.0);
  }

  @Test
  void aBoundOfOneGivesZeroAndOfNoneIsRefused() {
    assertEquals(0, random.nextInt(1));
    assertTrue(random.nextInt(Integer.MAX_VALUE) >= 0);
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(-5));
  }

  /**
   * Moments 0, 1, 0, 3; the n-th deviates by sqrt((m_2n - m_n^2) / N), m_4 = 3, m_6 = 15, m_8 =
   * 105.
   */
  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    double[] sums = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      double x = random.nextGaussian();
      double power = 1;
      for (int n = 1; n <= 4; n++) {
        power *= x;
        sums[n] += power;
      }
    }
    double slack = DEVIATIONS / Math.sqrt(DRAWS);
    assertEquals(0, sums[1] / DRAWS, slack);
    assertEquals(1, sums[2] / DRAWS, slack * Math.sqrt(3 - 1));
    assertEquals(0, sums[3] / DRAWS, slack * Math.sqrt(15));
    assertEquals(3, sums[4] / DRAWS, slack * Math.sqrt(105 - 9));
  }

  /** Shares beyond 1, 2 and 3 deviations, from a table of the normal distribution. */
  @Test
  void gaussiansHaveTheTailsOfTheNormalDistribution() {
    double[] shares = {0.317310508, 0.045500264, 0.002699796};
    int[] beyond = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      double size = Math.abs(random.nextGaussian());
      for (int k = 0; k < 3; k++) {
        beyond[k] += size > k + 1 ? 1 : 0;
      }
    }
    for (int k = 0; k < 3; k++) {
      double deviation = Math.sqrt(DRAWS * shares[k] * (1 - shares[k]));
      assertEquals(DRAWS * shares[k], beyond[k], DEVIATIONS * deviation);
    }
  }

  /** For independent numbers of variance v the mean product deviates by v / sqrt(N). */
  @Test
  void neighboursAndSplitStreamsAreUncorrelated() {
    RandomStream left = random.split("weights", 0);
    RandomStream right = random.split("weights", 1);
    double neighbours = 0;
    double streams = 0;
    double last = 0;
    for (int i = 0; i < DRAWS; i++) {
      double u = left.nextDouble() - 0.5;
      streams += u * (right.nextDouble() - 0.5);
      neighbours += u * last;
      last = u;
    }
    double slack = DEVIATIONS / 12 / Math.sqrt(DRAWS);
    assertEquals(0, streams / DRAWS, slack);
    assertEquals(0, neighbours / DRAWS, slack);
  }

  @Test
  void shufflesOfFourGiveAllOrdersEquallyOften() {
    int[] counts = new int[256];
    int shuffles = 240_000;
    for (int i = 0; i < shuffles; i++) {
      int[] order = {0, 1, 2, 3};
      random.shuffle(order);
      counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
    }
    int[] seen = IntStream.of(counts).filter(count -> count > 0).toArray();
    assertEquals(24, seen.length);
    assertChiSquare(seen, shuffles / 24.0);
  }

  @Test
  void aShuffleKeepsEveryElement() {
    int[] order = IntStream.range(0, 1000).toArray();
    random.shuffle(order);
    assertArrayEquals(IntStream.range(0, 1000).toArray(), IntStream.of(order).sorted().toArray());
    random.shuffle(new int[0]);
  }

  private static void assertChiSquare(int[] counts, double expected) {
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    int freedom = counts.length - 1;
    assertEquals(freedom, sum, DEVIATIONS * Math.sqrt(2.0 * freedom) + DEVIATIONS, "seed " + SEED);
  }

  /** What is drawn next depends on it, and so do the bits of a training. */
  @Test
  void aShuffleDrawsOneNumberLessThanItHasElements() {
    RandomStream random = new RandomStream(3);
    random.shuffle(new int[0]);
    random.shuffle(new int[1]);
    assertEquals(0, random.state());
    random.shuffle(new int[8]);
    assertEquals(7, random.state());
  }
}

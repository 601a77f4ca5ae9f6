package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Field;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final Shares IRIS_SHARES = new Shares(0.7, 0.15, 0.15);
  private static final Signature NUMBERED =
      Models.classification(
          List.of(Field.real("row")), Field.oneOf("label", "a", "b", "c", "d", "e"));

  @Test
  void aStratifiedSplitOfIrisHasItsShareOfEachFlower() {
    ExampleSource iris = Csv.read(Models.resource("iris.csv"), Models.iris()).examples();
    Parts parts = Split.of(iris, Models.iris(), IRIS_SHARES, true, 7);

    assertArrayEquals(new int[] {35, 35, 35}, flowers(parts.train()));
    assertArrayEquals(new int[] {8, 7, 8}, flowers(parts.validation()));
    assertArrayEquals(new int[] {7, 8, 7}, flowers(parts.test()));
  }

  @Test
  void everyRowIsInExactlyOnePartAndPartsKeepTheOrder() {
    for (boolean stratified : new boolean[] {false, true}) {
      Parts parts = Split.of(numbered(1000), NUMBERED, IRIS_SHARES, stratified, 3);

      int[] all =
          Stream.of(parts.train(), parts.validation(), parts.test())
              .map(SplitTest::rows)
              .flatMapToInt(
                  rows -> {
                    assertTrue(
                        IntStream.range(1, rows.length).allMatch(i -> rows[i - 1] < rows[i]));
                    return Arrays.stream(rows);
                  })
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, 1000).toArray(), all);
      assertEquals(700, parts.train().size());
      assertEquals(150, parts.validation().size());
      assertEquals(150, parts.test().size());
    }
  }

  @Test
  void theSeedDecidesAndNothingElse() {
    int[] once = rows(Split.of(numbered(200), NUMBERED, IRIS_SHARES, false, 7).train());
    int[] again = rows(Split.of(numbered(200), NUMBERED, IRIS_SHARES, false, 7).train());
    int[] other = rows(Split.of(numbered(200), NUMBERED, IRIS_SHARES, false, 8).train());
    int[] head = IntStream.range(0, once.length).toArray();

    assertArrayEquals(once, again);
    assertFalse(Arrays.equals(once, other));
    assertFalse(Arrays.equals(once, head));
  }

  @Test
  void sizesAreRoundedByTheLargestRemainder() {
    assertArrayEquals(new int[] {105, 23, 22}, sizes(150, 0.7, 0.15, 0.15));
    assertArrayEquals(new int[] {29, 71, 0}, sizes(100, 0.29, 0.71, 0));
    assertArrayEquals(new int[] {6, 2, 2}, sizes(10, 0.6, 0.2, 0.2));
    assertArrayEquals(new int[] {4, 3, 3}, sizes(10, 1.0 / 3, 1.0 / 3, 1.0 / 3));
    assertArrayEquals(new int[] {9, 0, 0}, sizes(9, 1, 0, 0));
  }

  @Test
  void aPartWithAShareIsNotEmptyWhereThereAreEnoughExamples() {
    assertArrayEquals(new int[] {1, 1, 1}, sizes(3, 0.98, 0.01, 0.01));
    assertArrayEquals(new int[] {8, 1, 1}, sizes(10, 0.98, 0.01, 0.01));
    assertArrayEquals(new int[] {1, 1, 8}, sizes(10, 0.01, 0.01, 0.98));
    assertArrayEquals(new int[] {1, 1, 0}, sizes(2, 0.99, 0.01, 0));
  }

  /** Which a split then refuses. */
  @Test
  void fewExamplesAreRoundedTooAndNoneIsLost() {
    assertArrayEquals(
        new int[][] {{0, 0, 0}}, Rounding.sizes(new int[1], new double[] {0.6, 0.2, 0.2}));
    int[][] sizes = Rounding.sizes(new int[] {2}, new double[] {0.98, 0.01, 0.01});
    assertEquals(2, Arrays.stream(sizes[0]).sum());
  }

  @Test
  void roundingLosesNothingAndStaysWithinOneOfEachShare() {
    long seed = 99;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      int[] classes = random.ints(1 + random.nextInt(8), 0, 40).toArray();
      double train = random.nextDouble();
      double validation = (1 - train) * random.nextDouble();
      double[] shares = {train, validation, 1 - train - validation};
      int[][] sizes = Rounding.sizes(classes, shares);
      String where = "round " + round + ", seed " + seed;

      int n = Arrays.stream(classes).sum();
      for (int c = 0; c < classes.length; c++) {
        assertEquals(classes[c], Arrays.stream(sizes[c]).sum(), where);
      }
      for (int part = 0; part < 3; part++) {
        int at = part;
        int total = Arrays.stream(sizes).mapToInt(row -> row[at]).sum();
        assertTrue(Math.abs(total - n * shares[part]) <= 2, where);
        assertTrue(total > 0 || n < 3, where);
      }
    }
  }

  @Test
  void aClassOfOneExampleIsInOnePart() {
    Parts parts = Split.of(numbered(6), NUMBERED, new Shares(0.5, 0, 0.5), true, 1);

    assertEquals(3, parts.train().size());
    assertEquals(0, parts.validation().size());
    assertEquals(3, parts.test().size());
  }

  @Test
  void aPartWithoutARowIsRefused() {
    DataException refused =
        assertThrows(
            DataException.class, () -> Split.of(numbered(2), NUMBERED, IRIS_SHARES, false, 1));
    assertEquals("NN0610", refused.code());
    assertEquals("test: no row is left for it of a set of 2", refused.getMessage());
    refused = assertThrows(DataException.class, () -> Split.hold(numbered(1), 0.5, 1));
    assertEquals("validation: no row is left for it of a set of 1", refused.getMessage());
  }

  @Test
  void aStratifiedSplitWithoutClassesIsRefused() {
    DataException refused =
        assertThrows(
            DataException.class,
            () -> Split.of(numbered(10), Models.mixed(), IRIS_SHARES, true, 1));

    assertEquals("NN0609", refused.code());
    assertEquals(
        "Mixed: a stratified split needs one output that is a one_of or a boolean",
        refused.getMessage());
  }

  @Test
  void aBooleanHasTwoClasses() {
    Signature signature = Models.classification(List.of(Field.real("row")), Field.bool("answer"));
    ExampleSource rare = source(100, (n, target) -> target[0] = n % 10 == 0 ? 1 : 0);
    Parts parts = Split.of(rare, signature, new Shares(0.8, 0.1, 0.1), true, 5);

    assertEquals(1, Arrays.stream(rows(parts.validation())).filter(n -> n % 10 == 0).count());
    assertEquals(1, Arrays.stream(rows(parts.test())).filter(n -> n % 10 == 0).count());
  }

  @Test
  void rowsHeldForValidationLeaveTheTrainingSet() {
    Parts parts = Split.hold(numbered(60), 0.1, 7);

    assertEquals(54, parts.train().size());
    assertEquals(6, parts.validation().size());
    assertEquals(0, parts.test().size());
    assertArrayEquals(
        IntStream.range(0, 60).toArray(),
        IntStream.concat(
                Arrays.stream(rows(parts.train())), Arrays.stream(rows(parts.validation())))
            .sorted()
            .toArray());
    assertEquals(1, Split.hold(numbered(2), 0.001, 7).validation().size());
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Shares(0.5, 0.4, 0));
    assertThrows(IllegalArgumentException.class, () -> new Shares(1.5, -0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new Shares(Double.NaN, 0.5, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Split.hold(numbered(4), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Split.hold(numbered(4), Double.NaN, 1));
  }

  private static int[] sizes(int n, double train, double validation, double test) {
    Parts parts = Split.of(numbered(n), NUMBERED, new Shares(train, validation, test), false, 11);
    return new int[] {parts.train().size(), parts.validation().size(), parts.test().size()};
  }

  /** Examples whose input is their own number, of five classes in turn. */
  private static ExampleSource numbered(int size) {
    return source(
        size,
        (n, target) -> {
          Arrays.fill(target, 0);
          target[n % 5] = 1;
        });
  }

  private interface Target {
    void write(int n, double[] target);
  }

  private static ExampleSource source(int size, Target answer) {
    return new ExampleSource() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        input[0] = n;
        answer.write(n, target);
      }
    };
  }

  private static int[] rows(ExampleSource source) {
    double[] x = new double[1];
    return IntStream.range(0, source.size())
        .map(
            n -> {
              source.read(n, x, new double[5]);
              return (int) x[0];
            })
        .toArray();
  }

  private static int[] flowers(ExampleSource source) {
    int[] times = new int[3];
    double[] y = new double[3];
    for (int n = 0; n < source.size(); n++) {
      source.read(n, new double[4], y);
      for (int label = 0; label < 3; label++) {
        times[label] += (int) y[label];
      }
    }
    return times;
  }
}

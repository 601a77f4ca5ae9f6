package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.Signature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final List<String> COLUMNS = List.of("y", "colour", "a", "wet");

  @Test
  void valuesOfAnyTypeThatFitsBecomeExamples() {
    Loaded loaded =
        Values.read(
            COLUMNS,
            new Object[][] {
              {-1, "blue", new BigDecimal("1e3"), true},
              {0.5f, " red ", BigInteger.TEN, 0},
              {"0.25", CharBuffer.wrap("green"), 7L, '1'}
            },
            Models.mixed(),
            "rows");

    assertRow(loaded, 0, -1, 1000, 1, 0, 0, 1);
    assertRow(loaded, 1, 0.5, 10, 0, 1, 0, 0);
    assertRow(loaded, 2, 0.25, 7, 1, 0, 1, 0);
  }

  private static void assertRow(Loaded loaded, int n, double target, double... input) {
    double[] x = new double[5];
    double[] y = new double[1];
    loaded.examples().read(n, x, y);
    assertArrayEquals(input, x);
    assertArrayEquals(new double[] {target}, y);
  }

  @Test
  void streamsAreTakenRowByRow() {
    Loaded loaded =
        Values.read(
            COLUMNS,
            IntStream.range(0, 1000)
                .mapToObj(n -> List.<Object>of(n / 1000.0, "red", n, n % 2))
                .iterator(),
            Models.mixed(),
            "stream");

    assertEquals(1000, loaded.examples().size());
    assertRow(loaded, 999, 0.999, 999, 1, 1, 0, 0);
  }

  @Test
  void numbersAreTheLabelsThatAreWrittenLikeThem() {
    Loaded loaded =
        Values.read(
            List.of("digit", "pixels_0", "pixels_1"),
            new double[][] {{7, 0, 255}, {0, 1.5, 2}},
            Models.images(2),
            "rows");

    double[] x = new double[2];
    double[] y = new double[10];
    loaded.examples().read(0, x, y);
    assertArrayEquals(new double[] {0, 255}, x);
    assertEquals(1, y[7]);
    DataException refused =
        assertThrows(
            DataException.class,
            () ->
                Values.read(
                    List.of("digit", "pixels_0", "pixels_1"),
                    new double[][] {{7, 0, 255}, {7.5, 1.5, 2}},
                    Models.images(2),
                    "rows"));
    assertEquals("rows:2: column `digit`: `7.5` is not a label of it", refused.getMessage());
  }

  @Test
  void whatDoesNotFitIsNamedByRowAndColumn() {
    assertRefused("NN0604", "rows:1: column `a`: the cell is null", 0, "red", null, true);
    assertRefused("NN0604", "rows:1: column `wet`: the cell is null", 0, "red", 1, null);
    assertRefused("NN0605", "rows:1: column `colour`: `3` is not a label of it", 0, 3, 1, true);
    assertRefused("NN0606", "rows:1: column `y`: 1.5 is outside -1..1", 1.5, "red", 1, true);
    assertRefused("NN0604", "rows:1: column `a`: `true` is not a number", 0, "red", true, true);
    assertRefused(
        "NN0604", "rows:1: column `a`: `NaN` is not a finite number", 0, "red", Double.NaN, true);
    assertRefused(
        "NN0604",
        "rows:1: column `a`: `1E+400` is not a finite number",
        0,
        "red",
        new BigDecimal("1e400"),
        true);
    assertRefused(
        "NN0604", "rows:1: column `wet`: `2` is neither true nor false", 0, "red", 1, 2.0);
    assertRefused(
        "NN0604",
        "rows:1: column `a`: a LocalDate is neither text nor a number nor a boolean",
        0,
        "red",
        LocalDate.EPOCH,
        true);
    assertRefused("NN0607", "rows:1: 3 cells where 4 columns are named", 0, "red", 1);
  }

  private static void assertRefused(String code, String message, @Nullable Object... row) {
    DataException refused =
        assertThrows(
            DataException.class,
            () -> Values.read(COLUMNS, List.of(Arrays.asList(row)), Models.mixed(), "rows"));
    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.code());
  }

  @Test
  void aNullRowIsRefusedByItsNumber() {
    Object[][] rows = {{0, "red", 1, true}, null};
    DataException refused =
        assertThrows(DataException.class, () -> Values.read(COLUMNS, rows, Models.mixed(), "rows"));
    assertEquals("rows:2: the row is null", refused.getMessage());
    assertEquals("NN0607", refused.code());
  }

  /** As a double, 0.1f is above 0.1. */
  @Test
  void aFloatIsWhatItsShortestDecimalSays() {
    Signature signature =
        Models.classification(
            List.of(Signature.Field.real("a", 0, 0.1)), Signature.Field.bool("wet"));
    Object[][] rows = {{0.1f, true}};
    double[] input = new double[1];
    Values.read(List.of("a", "wet"), rows, signature, "rows")
        .examples()
        .read(0, input, new double[1]);
    assertEquals(0.1f, (float) input[0]);
  }

  @Test
  void noRowAndNoColumnAreRefused() {
    DataException empty =
        assertThrows(
            DataException.class,
            () -> Values.read(COLUMNS, new Object[0][], Models.mixed(), "rows"));
    assertEquals("rows: there is no row", empty.getMessage());

    DataException absent =
        assertThrows(
            DataException.class,
            () ->
                Values.read(List.of("y", "colour", "q"), new Object[0][], Models.mixed(), "rows"));
    assertEquals("rows: there is no column `a`", absent.getMessage());
    assertEquals(Optional.of("the columns are y, colour, q"), absent.help());
  }
}

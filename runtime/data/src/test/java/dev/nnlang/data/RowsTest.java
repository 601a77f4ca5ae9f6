package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final List<String> COLUMNS = List.of("y", "colour", "a", "wet");

  @Test
  void rowsOfTheModelBecomeExamples() {
    Loaded loaded =
        Rows.of(
            COLUMNS,
            List.of(List.of("-1", "blue", "1_000", "true"), List.of("0.5", "red", "-2e3", "0")),
            Models.mixed(),
            "truth");

    double[] x = new double[5];
    double[] y = new double[1];
    loaded.examples().read(0, x, y);
    assertEquals(2, loaded.examples().size());
    assertArrayEquals(new double[] {1000, 1, 0, 0, 1}, x);
    assertArrayEquals(new double[] {-1}, y);
  }

  @Test
  void placesAreNumbersOfRows() {
    assertRefused(
        "NN0606", "truth:2: column `y`: 7 is outside -1..1", COLUMNS, "0,red,1,1", "7,red,1,1");
    assertRefused(
        "NN0605", "truth:1: column `colour`: `pink` is not a label of it", COLUMNS, "0,pink,1,1");
    assertRefused("NN0604", "truth:1: column `a`: `_1_` is not a number", COLUMNS, "0,red,_1_,1");
    assertRefused(
        "NN0607", "truth:2: 3 cells where 4 columns are named", COLUMNS, "0,red,1,1", "0,red,1");
    assertRefused("NN0610", "truth: there is no row", COLUMNS);
    assertRefused(
        "NN0602", "truth: there is no column `wet`", List.of("y", "colour", "a"), "0,red,1");
  }

  @Test
  void columnsThatTheModelDoesNotNameAreWarnings() {
    Loaded loaded =
        Rows.of(
            List.of("y", "colour", "a", "wet", "id"),
            List.of(List.of("0", "red", "1", "1", "x")),
            Models.mixed(),
            "truth");

    assertEquals(
        List.of("truth: column `id` is not used"),
        loaded.warnings().stream().map(DataFinding::text).toList());
  }

  private static void assertRefused(
      String code, String message, List<String> columns, String... rows) {
    List<List<String>> cells = Arrays.stream(rows).map(row -> List.of(row.split(","))).toList();
    DataException refused =
        assertThrows(DataException.class, () -> Rows.of(columns, cells, Models.mixed(), "truth"));
    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.code());
  }
}

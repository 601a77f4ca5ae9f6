package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final int[] POSITIONS = {0, 1, 2, 3};

  /** A piece holds 2^14 rows of 4 doubles, half a megabyte; a part of a file 2^21 rows. */
  private static final int ROWS = 100_000;

  @TempDir Path folder;

  private static List<String> row(int row) {
    String colour = List.of("red", "green", "blue").get(row % 3);
    return List.of(row + ".1", row % 2 == 0 ? "true" : "0", colour, "0." + row);
  }

  private static Table table(Memory memory, int rows) {
    Layout layout = Layout.examples("rows.csv", Models.mixed());
    try (Table.Builder table = new Table.Builder(layout, memory)) {
      for (int row = 0; row < rows; row++) {
        table.add(row(row), POSITIONS, row + 1);
      }
      return table.build();
    }
  }

  @Test
  void rowsInAFileAreThoseInMemory() {
    Table kept = table(new Memory(Long.MAX_VALUE, folder), ROWS);
    Table written = table(new Memory(1 << 20, folder), ROWS);
    Table writtenAtOnce = table(new Memory(0, folder), ROWS);

    assertFalse(kept.inFile());
    assertTrue(written.inFile());
    assertEquals(ROWS, written.size());
    assertSame(kept, written);
    assertSame(kept, writtenAtOnce);
    assertSame(table(new Memory(Long.MAX_VALUE, folder), 1), table(new Memory(0, folder), 1));
  }

  private static void assertSame(Table expected, Table actual) {
    double[] x = new double[5];
    double[] y = new double[1];
    double[] otherX = new double[5];
    double[] otherY = new double[1];
    for (int n = 0; n < expected.size(); n++) {
      expected.read(n, x, y);
      actual.read(n, otherX, otherY);
      assertArrayEquals(x, otherX);
      assertArrayEquals(y, otherY);
    }
  }

  /** Where the system can: the file has no name from the beginning, so that no crash leaves it. */
  @Test
  void nothingIsLeftBehind() throws IOException {
    Table written = table(new Memory(0, folder), 10);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    assertTrue(written.inFile());
  }

  /** A thread that was interrupted would close a channel by reading from it. */
  @Test
  void anInterruptedThreadMayRead() {
    Table written = table(new Memory(0, folder), 10);
    double[] x = new double[5];
    Thread.currentThread().interrupt();
    written.read(3, x, new double[1]);
    assertTrue(Thread.interrupted());
    written.read(3, x, new double[1]);
    assertEquals(3.1, x[0]);
  }

  @Test
  void rowsThatFindNoRoomAreRefused() {
    Memory nowhere = new Memory(1 << 20, folder.resolve("absent"));
    DataException refused = assertThrows(DataException.class, () -> table(nowhere, ROWS).size());

    assertEquals(
        "rows.csv: 32768 rows fill the memory, and a file for them cannot be written"
            + " (NoSuchFileException)",
        refused.getMessage());
    assertEquals("NN0613", refused.code());
  }
}

package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<String> ROW = List.of("1", "true", "red", "0");
  private static final int[] POSITIONS = {0, 1, 2, 3};

  /** A piece holds 2^14 rows of 4 doubles: half a megabyte. */
  @Test
  void rowsThatFillTheMemoryAreRefusedBeforeTheyDo() {
    Layout layout = Layout.examples("rows.csv", Models.mixed());
    Table.Builder table = new Table.Builder(layout, 1 << 20);
    for (int row = 1; row <= 1 << 15; row++) {
      table.add(ROW, POSITIONS, row);
    }
    DataException refused =
        assertThrows(DataException.class, () -> table.add(ROW, POSITIONS, 32_769));

    assertEquals("rows.csv:32769: the rows up to here fill the memory", refused.getMessage());
    assertEquals("NN0613", refused.code());
    assertEquals(1 << 15, table.build().size());
  }
}

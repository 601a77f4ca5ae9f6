package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Rows of numbers, one for each column of a layout, in pieces of about half a megabyte. */
final class Table implements ExampleSource {
  private static final int VALUES_PER_PIECE = 1 << 16;

  private final Layout layout;
  private final List<double[]> pieces;
  private final int rowsPerPiece;
  private final int size;

  private Table(Layout layout, List<double[]> pieces, int rowsPerPiece, int size) {
    this.layout = layout;
    this.pieces = List.copyOf(pieces);
    this.rowsPerPiece = rowsPerPiece;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    Objects.checkIndex(n, size);
    int columns = layout.columns().size();
    layout.write(pieces.get(n / rowsPerPiece), n % rowsPerPiece * columns, input, target);
  }

  /** Collects rows; grows by pieces, so that no copy of the whole is ever made. */
  static final class Builder {
    private final Layout layout;
    private final int columns;
    private final int rowsPerPiece;
    private final long mostBytes;
    private final List<double[]> pieces = new ArrayList<>();
    private double[] last = {};
    private int used;
    private int size;

    Builder(Layout layout) {
      this(layout, Memory.most());
    }

    Builder(Layout layout, long mostBytes) {
      this.mostBytes = mostBytes;
      this.layout = layout;
      this.columns = layout.columns().size();
      this.rowsPerPiece = Math.max(1, VALUES_PER_PIECE / Math.max(1, columns));
      this.used = rowsPerPiece;
    }

    /** Adds a row: cell {@code position[c]} of {@code cells} is column {@code c} of the layout. */
    void add(List<String> cells, int[] position, long row) {
      if (used == rowsPerPiece) {
        addPiece(row);
      }
      int start = used * columns;
      for (int c = 0; c < columns; c++) {
        last[start + c] = layout.columns().get(c).value(cells.get(position[c]), row);
      }
      used++;
      size = Math.addExact(size, 1);
    }

    private void addPiece(long row) {
      int length = Math.multiplyExact(rowsPerPiece, columns);
      if ((pieces.size() + 1L) * length * Double.BYTES > mostBytes) {
        throw DataFinding.of(Codes.TOO_LARGE, layout.file(), "the rows up to here fill the memory")
            .at(row)
            .help("give Java more memory")
            .raised();
      }
      last = new double[length];
      pieces.add(last);
      used = 0;
    }

    int size() {
      return size;
    }

    Table build() {
      if (!pieces.isEmpty()) {
        pieces.set(pieces.size() - 1, Arrays.copyOf(last, used * columns));
      }
      return new Table(layout, pieces, rowsPerPiece, size);
    }
  }
}

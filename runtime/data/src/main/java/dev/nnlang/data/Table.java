package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows of numbers, one for each column of a layout, in pieces of about half a megabyte; if there
 * are too many for the memory, in a file.
 */
final class Table implements ExampleSource {
  private static final int VALUES_PER_PIECE = 1 << 16;

  private final Layout layout;
  private final List<DoubleBuffer> pieces;
  private final int rowsPerPiece;
  private final int size;

  private Table(Layout layout, List<DoubleBuffer> pieces, int rowsPerPiece, int size) {
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

  /** Whether the rows lie in a file. */
  boolean inFile() {
    return pieces.get(0).isDirect();
  }

  /** Collects rows; grows by pieces, so that no copy of the whole is ever made. */
  static final class Builder implements Closeable {
    private final Layout layout;
    private final int columns;
    private final int rowsPerPiece;
    private final Memory memory;
    private final List<DoubleBuffer> pieces = new ArrayList<>();
    private Optional<Scratch> scratch = Optional.empty();
    private double[] last = {};
    private int used;
    private int size;

    Builder(Layout layout) {
      this(layout, Memory.ofThisProcess());
    }

    Builder(Layout layout, Memory memory) {
      this.memory = memory;
      this.layout = layout;
      this.columns = layout.columns().size();
      this.rowsPerPiece = Math.max(1, VALUES_PER_PIECE / Math.max(1, columns));
    }

    /**
     * Adds a row: cell {@code position[c]} of {@code cells}, which may be null, is column {@code c}
     * of the layout.
     */
    void add(List<?> cells, int[] position, long row) {
      if (used == rowsPerPiece) {
        endPiece(row);
      }
      int start = used * columns;
      if (start + columns > last.length) {
        grow(start + columns);
      }
      for (int c = 0; c < columns; c++) {
        last[start + c] = layout.columns().get(c).value(cells.get(position[c]), row);
      }
      used++;
      size++;
    }

    private void endPiece(long row) {
      if (size > Integer.MAX_VALUE - rowsPerPiece) {
        throw DataFinding.of(
                Codes.TOO_LARGE, layout.file(), "there are more rows than can be counted")
            .at(row)
            .raised();
      }
      if (scratch.isPresent()) {
        write(DoubleBuffer.wrap(last));
      } else {
        pieces.add(DoubleBuffer.wrap(last));
        last = new double[0];
      }
      used = 0;
    }

    /** Makes room for {@code least} numbers: little by little in the first piece, then at once. */
    private void grow(int least) {
      int whole = Math.multiplyExact(rowsPerPiece, columns);
      int length =
          pieces.isEmpty() && scratch.isEmpty()
              ? Math.min(whole, Math.max(least, 2 * last.length))
              : whole;
      long numbers = (long) pieces.size() * whole + length;
      if (scratch.isEmpty() && numbers * Double.BYTES > memory.mostBytes()) {
        moveToFile();
      }
      last = Arrays.copyOf(last, length);
    }

    private void moveToFile() {
      try {
        scratch = Optional.of(Scratch.in(memory.folder()));
      } catch (IOException failure) {
        throw full(failure);
      }
      pieces.forEach(this::write);
      pieces.clear();
    }

    private void write(DoubleBuffer numbers) {
      ByteBuffer bytes =
          ByteBuffer.allocate(numbers.remaining() * Double.BYTES).order(ByteOrder.nativeOrder());
      bytes.asDoubleBuffer().put(numbers.duplicate());
      try {
        scratch.orElseThrow().write(bytes);
      } catch (IOException failure) {
        throw full(failure);
      }
    }

    private DataException full(IOException failure) {
      return Memory.full(layout.file(), String.format(Locale.ROOT, "%d rows", size), failure);
    }

    int size() {
      return size;
    }

    /** The rows so far; no other may follow. */
    Table build() {
      if (scratch.isEmpty()) {
        if (used > 0) {
          pieces.add(DoubleBuffer.wrap(Arrays.copyOf(last, used * columns)));
        }
        return new Table(layout, pieces, rowsPerPiece, size);
      }
      write(DoubleBuffer.wrap(last, 0, used * columns));
      int rowSize = Math.multiplyExact(columns, Double.BYTES);
      try {
        List<DoubleBuffer> parts =
            scratch.get().parts(rowSize).stream().map(ByteBuffer::asDoubleBuffer).toList();
        return new Table(layout, parts, Scratch.recordsPerPart(rowSize), size);
      } catch (IOException failure) {
        throw full(failure);
      }
    }

    @Override
    public void close() {
      if (scratch.isPresent()) {
        try {
          scratch.get().close();
        } catch (IOException failure) {
          throw DataFile.unreadable(layout.file(), failure);
        }
      }
    }
  }
}

package dev.nnlang.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Items of equally many unsigned bytes, in pieces of about one megabyte; if there are too many for
 * the memory, in a file.
 */
final class IdxItems {
  private static final int BYTES_PER_PIECE = 1 << 20;

  private final List<ByteBuffer> pieces;
  private final int itemsPerPiece;
  private final int itemSize;
  private final int count;

  private IdxItems(List<ByteBuffer> pieces, int itemsPerPiece, int itemSize, int count) {
    this.pieces = List.copyOf(pieces);
    this.itemsPerPiece = itemsPerPiece;
    this.itemSize = itemSize;
    this.count = count;
  }

  int count() {
    return count;
  }

  int itemSize() {
    return itemSize;
  }

  /** Whether the items lie in a file. */
  boolean inFile() {
    return pieces.get(0).isDirect();
  }

  /** Byte {@code i} of item {@code n}, 0 to 255. */
  int at(int n, int i) {
    return piece(n).get(start(n) + i) & 0xff;
  }

  /** Writes the bytes of item {@code n}. */
  void read(int n, double[] to) {
    ByteBuffer piece = piece(n);
    int start = start(n);
    for (int i = 0; i < itemSize; i++) {
      to[i] = piece.get(start + i) & 0xff;
    }
  }

  private ByteBuffer piece(int n) {
    return pieces.get(n / itemsPerPiece);
  }

  private int start(int n) {
    return n % itemsPerPiece * itemSize;
  }

  /** Collects pieces of the lengths that it asks for. */
  static final class Builder implements Closeable {
    private final String file;
    private final Memory memory;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private final int itemsPerPiece;
    private final int itemSize;
    private final int count;
    private Optional<Scratch> scratch = Optional.empty();
    private int items;

    Builder(String file, int count, int itemSize, Memory memory) {
      this.file = file;
      this.memory = memory;
      this.count = count;
      this.itemSize = itemSize;
      this.itemsPerPiece = Math.max(1, BYTES_PER_PIECE / itemSize);
    }

    boolean isComplete() {
      return items == count;
    }

    /** Bytes of the next piece. */
    int nextLength() {
      return Math.min(itemsPerPiece, count - items) * itemSize;
    }

    void add(byte[] piece) {
      try {
        if (scratch.isEmpty() && (long) items * itemSize + piece.length > memory.mostBytes()) {
          moveToFile();
        }
        if (scratch.isPresent()) {
          scratch.get().write(ByteBuffer.wrap(piece));
        } else {
          pieces.add(ByteBuffer.wrap(piece));
        }
      } catch (IOException failure) {
        throw Memory.full(file, "the items", failure);
      }
      items += piece.length / itemSize;
    }

    private void moveToFile() throws IOException {
      Scratch opened = Scratch.in(memory.folder());
      scratch = Optional.of(opened);
      for (ByteBuffer piece : pieces) {
        opened.write(piece);
      }
      pieces.clear();
    }

    IdxItems build() {
      if (scratch.isEmpty()) {
        return new IdxItems(pieces, itemsPerPiece, itemSize, count);
      }
      try {
        return new IdxItems(
            scratch.get().parts(itemSize), Scratch.recordsPerPart(itemSize), itemSize, count);
      } catch (IOException failure) {
        throw Memory.full(file, "the items", failure);
      }
    }

    @Override
    public void close() throws IOException {
      if (scratch.isPresent()) {
        scratch.get().close();
      }
    }
  }
}

package dev.nnlang.data;

import java.util.ArrayList;
import java.util.List;

/** Items of equally many unsigned bytes, in pieces of about one megabyte. */
final class IdxItems {
  private static final int BYTES_PER_PIECE = 1 << 20;

  private final List<byte[]> pieces;
  private final int itemsPerPiece;
  private final int itemSize;
  private final int count;

  private IdxItems(List<byte[]> pieces, int itemsPerPiece, int itemSize, int count) {
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

  /** Byte {@code i} of item {@code n}, 0 to 255. */
  int at(int n, int i) {
    return piece(n)[start(n) + i] & 0xff;
  }

  /** Writes the bytes of item {@code n}. */
  void read(int n, double[] to) {
    byte[] piece = piece(n);
    int start = start(n);
    for (int i = 0; i < itemSize; i++) {
      to[i] = piece[start + i] & 0xff;
    }
  }

  private byte[] piece(int n) {
    return pieces.get(n / itemsPerPiece);
  }

  private int start(int n) {
    return n % itemsPerPiece * itemSize;
  }

  /** Collects pieces of the lengths that it asks for. */
  static final class Builder {
    private final List<byte[]> pieces = new ArrayList<>();
    private final int itemsPerPiece;
    private final int itemSize;
    private final int count;
    private int items;

    Builder(int count, int itemSize) {
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
      pieces.add(piece);
      items += piece.length / itemSize;
    }

    IdxItems build() {
      return new IdxItems(pieces, itemsPerPiece, itemSize, count);
    }
  }
}

package dev.nnlang.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** Reads the weights that a generated class has in itself. */
public final class Frozen {
  private Frozen() {}

  /**
   * Overwrites all of {@code tensors}, one after the other, each in row-major order.
   *
   * @param pieces the numbers in their own precision, little-endian, in Base64; each piece is whole
   *     numbers, and is decoded by itself
   * @throws IllegalStateException if there are more numbers, or fewer
   */
  public static void fill(List<Tensor> tensors, String... pieces) {
    Source source = new Source(pieces);
    for (Tensor tensor : tensors) {
      for (int i = 0; i < tensor.size(); i++) {
        tensor.set(i, tensor.precision().take(source.next(tensor.precision().bytes())));
      }
    }
    source.requireEnd();
  }

  /** The bytes of the pieces, of which one is decoded at a time. */
  private static final class Source {
    private final String[] pieces;
    private int next;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Source(String[] pieces) {
      this.pieces = pieces;
    }

    /** A buffer in which at least {@code count} bytes are left. */
    ByteBuffer next(int count) {
      while (bytes.remaining() < count) {
        if (bytes.hasRemaining() || next == pieces.length) {
          throw new IllegalStateException("the weights in the class are too few");
        }
        byte[] decoded = Base64.getDecoder().decode(pieces[next++]);
        bytes = ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN);
      }
      return bytes;
    }

    void requireEnd() {
      if (bytes.hasRemaining() || next < pieces.length) {
        throw new IllegalStateException("the weights in the class are too many");
      }
    }
  }
}

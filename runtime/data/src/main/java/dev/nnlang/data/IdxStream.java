package dev.nnlang.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes, plain or packed with gzip: two zero bytes, the type {@code 0x08},
 * the number of dimensions, each dimension as four bytes with the highest first, then the items.
 *
 * <p>The header decides how much is read, and it must be true: of a plain file it must give the
 * exact size, a packed one must be able to hold that much. Nothing is allocated for items before
 * they are there.
 */
final class IdxStream implements Closeable {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_DIMENSIONS = 4;

  /** Deflate turns one byte into 1032 at most: 258 of them take two bits. */
  private static final long MOST_UNPACKED = 1032;

  private static final int MOST_BUFFERED = 1 << 16;

  private final DataFile file;
  private final InputStream in;
  private final boolean packed;
  private long offset;
  private int[] dimensions = {};
  private int itemSize = 1;
  private long size;

  private IdxStream(DataFile file, InputStream in, boolean packed) {
    this.file = file;
    this.in = in;
    this.packed = packed;
  }

  /** Opens an IDX file and checks its header. */
  static IdxStream open(DataFile file, Limits limits, boolean labels) {
    InputStream raw = file.open(limits);
    try {
      InputStream bytes = new BufferedInputStream(raw, buffer(file));
      boolean packed = startsAsGzip(bytes);
      InputStream in = packed ? new GZIPInputStream(bytes, buffer(file)) : bytes;
      IdxStream stream = new IdxStream(file, in, packed);
      stream.readHeader(labels);
      stream.checkSize(limits);
      return stream;
    } catch (IOException damaged) {
      throw closed(raw, damaged(file, damaged));
    } catch (DataException refused) {
      throw closed(raw, refused);
    }
  }

  /** Bytes of a buffer that is worth its file. */
  private static int buffer(DataFile file) {
    return (int) Math.max(2, Math.min(file.size(), MOST_BUFFERED));
  }

  private static DataException closed(InputStream raw, DataException reason) {
    try {
      raw.close();
    } catch (IOException notClosed) {
      reason.addSuppressed(notClosed);
    }
    return reason;
  }

  /** How many items. */
  int count() {
    return dimensions[0];
  }

  /** Bytes of one item. */
  int itemSize() {
    return itemSize;
  }

  /** {@code 28 x 28 = 784}. */
  String shape() {
    if (dimensions.length < 3) {
      return Integer.toString(itemSize);
    }
    return Arrays.stream(dimensions, 1, dimensions.length)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" x "))
        + " = "
        + itemSize;
  }

  /** Reads all items, and that nothing follows them. */
  IdxItems readItems() {
    return readItems(Memory.ofThisProcess());
  }

  IdxItems readItems(Memory memory) {
    try (IdxItems.Builder items = new IdxItems.Builder(file.name(), count(), itemSize, memory)) {
      while (!items.isComplete()) {
        items.add(readFully(items.nextLength()));
      }
      if (in.read() >= 0) {
        throw bad(String.format(
                Locale.ROOT,
                "the header stands for %d bytes, and more follow at byte %d",
                size,
                offset))
            .raised();
      }
      return items.build();
    } catch (IOException damaged) {
      throw damaged(file, damaged);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static boolean startsAsGzip(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return gzip;
  }

  private void readHeader(boolean labels) throws IOException {
    ByteBuffer magic = ByteBuffer.wrap(readFully(4));
    int wanted = magic.get(3);
    boolean fits =
        magic.getShort(0) == 0
            && magic.get(2) == UNSIGNED_BYTE
            && wanted >= 1
            && wanted <= (labels ? 1 : MOST_DIMENSIONS);
    if (!fits) {
      throw bad(String.format(
              Locale.ROOT,
              "at byte 0 stands 0x%08x, and %s is wanted",
              magic.getInt(0),
              labels ? "0x00000801" : "0x00000803"))
          .help("give the images first, then the labels, both of unsigned bytes")
          .raised();
    }
    dimensions = new int[wanted];
    for (int d = 0; d < wanted; d++) {
      long at = offset;
      dimensions[d] = ByteBuffer.wrap(readFully(4)).getInt();
      if (dimensions[d] < 0 || (dimensions[d] == 0 && d > 0)) {
        throw bad(String.format(
                Locale.ROOT,
                "at byte %d stands the dimension %d",
                at,
                Integer.toUnsignedLong(dimensions[d])))
            .raised();
      }
    }
  }

  private void checkSize(Limits limits) {
    if (dimensions[0] == 0) {
      throw DataFinding.of(Codes.EMPTY_SET, file.name(), "there is not a single item").raised();
    }
    try {
      for (int d = 1; d < dimensions.length; d++) {
        itemSize = Math.multiplyExact(itemSize, dimensions[d]);
      }
      size = Math.addExact(offset, Math.multiplyExact((long) itemSize, dimensions[0]));
    } catch (ArithmeticException overflow) {
      DataException beyond =
          bad(String.format(
                  Locale.ROOT,
                  "the dimensions %s multiply beyond what can be held",
                  allDimensions()))
              .raised();
      beyond.initCause(overflow);
      throw beyond;
    }
    long there = file.size();
    if (!packed && there != size) {
      throw bad(String.format(
              Locale.ROOT, "the header stands for %d bytes, and the file has %d", size, there))
          .raised();
    }
    if (packed && size / MOST_UNPACKED > there) {
      throw bad(String.format(
              Locale.ROOT,
              "the header stands for %d bytes, more than %d packed bytes can hold",
              size,
              there))
          .raised();
    }
    if (size > limits.fileSize()) {
      throw DataFinding.of(
              Codes.TOO_LARGE,
              file.name(),
              String.format(
                  Locale.ROOT,
                  "the header stands for %d bytes, and %d is the limit",
                  size,
                  limits.fileSize()))
          .raised();
    }
  }

  private String allDimensions() {
    return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }

  private byte[] readFully(int length) throws IOException {
    byte[] bytes = new byte[length];
    int there = in.readNBytes(bytes, 0, length);
    if (there < length) {
      throw bad(String.format(
              Locale.ROOT,
              "at byte %d, %d bytes are wanted and %d are there",
              offset,
              length,
              there))
          .raised();
    }
    offset += length;
    return bytes;
  }

  private DataFinding bad(String message) {
    return DataFinding.of(Codes.BAD_IDX, file.name(), message);
  }

  private static DataException damaged(DataFile file, IOException cause) {
    boolean early = cause instanceof EOFException;
    if (!early && !(cause instanceof ZipException)) {
      return file.unreadable(cause);
    }
    String message = early ? "the packed file ends too early" : "the packed file is damaged";
    DataException exception = DataFinding.of(Codes.BAD_IDX, file.name(), message).raised();
    exception.initCause(cause);
    return exception;
  }
}

package dev.nnlang.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Data that is larger than the memory it may take: written to a file once, then read where it lies.
 * The file goes when nobody reads it any more, or with the process, however that ends.
 */
final class Scratch implements Closeable {
  /** A part that is mapped at once; the system has few of them to give. */
  private static final int PART = 1 << 26;

  private final FileChannel channel;
  private long size;

  private Scratch(FileChannel channel) {
    this.channel = channel;
  }

  /** A new file in {@code folder}, which only this user may read. */
  static Scratch in(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "nnc-data-", ".tmp");
    return new Scratch(
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Appends what is left of {@code bytes}. */
  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      size += channel.write(bytes, size);
    }
  }

  /** As many records of {@code recordSize} bytes as a part has. */
  static int recordsPerPart(int recordSize) {
    return Math.max(1, PART / recordSize);
  }

  /**
   * All that was written, in parts of {@link #recordsPerPart} records. They stay after this is
   * closed, and an interrupted thread may read them.
   */
  List<ByteBuffer> parts(int recordSize) throws IOException {
    long length = (long) recordSize * recordsPerPart(recordSize);
    List<ByteBuffer> parts = new ArrayList<>();
    for (long from = 0; from < size; from += length) {
      long most = Math.min(length, size - from);
      parts.add(
          channel.map(FileChannel.MapMode.READ_ONLY, from, most).order(ByteOrder.nativeOrder()));
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

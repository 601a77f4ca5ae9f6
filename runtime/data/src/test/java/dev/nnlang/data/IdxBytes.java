package dev.nnlang.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files, good ones and bad ones. */
final class IdxBytes {
  private IdxBytes() {}

  /** A header and the bytes after it. */
  static byte[] of(int magic, int[] dimensions, byte[] items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(magic);
      for (int dimension : dimensions) {
        out.writeInt(dimension);
      }
      out.write(items);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * {@code count} images of {@code height x width}; pixel {@code i} of image {@code n} is n + i.
   */
  static byte[] images(int count, int height, int width) {
    byte[] pixels = new byte[count * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / (height * width) + i % (height * width));
    }
    return of(0x803, new int[] {count, height, width}, pixels);
  }

  /** {@code count} labels: 0, 1, ... 9, 0, ... */
  static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int n = 0; n < count; n++) {
      labels[n] = (byte) (n % 10);
    }
    return of(0x801, new int[] {count}, labels);
  }

  static byte[] packed(byte[] plain) {
    return packed(plain, 0);
  }

  /** {@code plain} and then {@code zeros} zeros. */
  static byte[] packed(byte[] plain, long zeros) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
      byte[] block = new byte[1 << 16];
      for (long left = zeros; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

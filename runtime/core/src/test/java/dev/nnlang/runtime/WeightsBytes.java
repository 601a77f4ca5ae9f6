package dev.nnlang.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Builds weights files from their parts, sharing no code with what is tested. */
final class WeightsBytes {
  /** Stands in a header where the right checksum is to go. */
  static final String SIGN_HERE = "#".repeat(64);

  private WeightsBytes() {}

  static byte[] join(String header, byte[] data) {
    return join(header.getBytes(StandardCharsets.UTF_8), data);
  }

  static byte[] join(byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(data)
        .array();
  }

  /** As {@link #join}, with the right checksum at {@link #SIGN_HERE}. */
  static byte[] sign(String header, byte[] data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header.replace('#', '0').getBytes(StandardCharsets.UTF_8));
      String checksum = HexFormat.of().formatHex(digest.digest(data));
      return join(header.replace(SIGN_HERE, checksum), data);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static byte[] doubles(double... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }

  /** Loads {@code bytes} as a stream. */
  static <N extends Network<?>> N load(byte[] bytes, N network) {
    try {
      return Weights.load(new ByteArrayInputStream(bytes), network);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

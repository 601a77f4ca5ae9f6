package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the header of a weights file says, and the bytes that say it. */
final class WeightsHeader {
  private final Map<String, String> metadata;
  private final Map<String, Entry> entries;
  private final byte[] bytes;
  private final int checksumAt;

  /**
   * @param entries by name
   * @param bytes JSON in UTF-8, with the padding
   * @param checksumAt where in {@code bytes} the digits of the checksum begin; -1 without one
   */
  WeightsHeader(
      Map<String, String> metadata, Map<String, Entry> entries, byte[] bytes, int checksumAt) {
    this.metadata = metadata;
    this.entries = entries;
    this.bytes = bytes;
    this.checksumAt = checksumAt;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  byte[] bytes() {
    return bytes;
  }

  int checksumAt() {
    return checksumAt;
  }

  /** Longest header. */
  static final int MOST_BYTES = 1 << 16;

  static final String METADATA = "__metadata__";
  static final String CHECKSUM = "checksum";
  static final String FINGERPRINT = "fingerprint";
  static final String MODEL = "model";
  static final String MODEL_FINGERPRINT = "model_fingerprint";
  static final String VERSION = "nnc_version";

  /** Hex digits of a SHA-256. */
  static final int CHECKSUM_DIGITS = 64;

  static final String NO_CHECKSUM = "0".repeat(CHECKSUM_DIGITS);

  /** One tensor: bytes {@code begin .. end - 1} of the data. */
  static final class Entry {
    private final String name;
    private final Precision<?> precision;
    private final List<Long> shape;
    private final long begin;
    private final long end;

    Entry(String name, Precision<?> precision, List<Long> shape, long begin, long end) {
      this.name = name;
      this.precision = precision;
      this.shape = shape;
      this.begin = begin;
      this.end = end;
    }

    String name() {
      return name;
    }

    Precision<?> precision() {
      return precision;
    }

    List<Long> shape() {
      return shape;
    }

    long begin() {
      return begin;
    }

    long end() {
      return end;
    }

    private long bytes() {
      long bytes = precision.bytes();
      for (long dimension : shape) {
        bytes = Math.multiplyExact(bytes, dimension);
      }
      return bytes;
    }
  }

  static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether nnc wrote it: no other program has a reason to make up these names. */
  boolean ours() {
    return checksumAt >= 0
        && metadata.containsKey(MODEL_FINGERPRINT)
        && metadata.containsKey(VERSION);
  }

  /** Length of the data, in which the tensors must lie side by side. */
  long dataBytes() {
    List<Entry> inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : inOrder) {
      if (entry.begin() != at) {
        throw bad(entry, entry.begin() < at ? "overlaps another tensor" : "follows a gap");
      }
      if (entry.end() < entry.begin()) {
        throw bad(entry, "ends before it begins");
      }
      try {
        if (entry.bytes() != entry.end() - entry.begin()) {
          throw bad(entry, "has offsets that do not fit its shape");
        }
      } catch (ArithmeticException overflow) {
        throw bad(entry, "has a shape beyond all bounds");
      }
      at = entry.end();
    }
    return at;
  }

  private static WeightsException bad(Entry entry, String fact) {
    return new WeightsException(
        Problem.BAD_WEIGHTS, "tensor " + Quoted.text(entry.name()) + " " + fact);
  }
}

package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the header of a weights file says, and the text that says it. */
final class WeightsHeader {
  private final Map<String, String> metadata;
  private final Map<String, Entry> entries;
  private final String text;
  private final int checksumAt;

  /**
   * @param entries by name
   * @param text JSON, with the padding
   * @param checksumAt where in {@code text} the digits of the checksum begin; -1 without one
   */
  WeightsHeader(
      Map<String, String> metadata, Map<String, Entry> entries, String text, int checksumAt) {
    this.metadata = metadata;
    this.entries = entries;
    this.text = text;
    this.checksumAt = checksumAt;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  String text() {
    return text;
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
    private final String dtype;
    private final List<Long> shape;
    private final long begin;
    private final long end;

    Entry(String name, String dtype, List<Long> shape, long begin, long end) {
      this.name = name;
      this.dtype = dtype;
      this.shape = shape;
      this.begin = begin;
      this.end = end;
    }

    String name() {
      return name;
    }

    String dtype() {
      return dtype;
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
      long bytes = Precision.FLOAT.dtype().equals(dtype) ? Float.BYTES : Double.BYTES;
      for (long dimension : shape) {
        bytes = Math.multiplyExact(bytes, dimension);
      }
      return bytes;
    }
  }

  /** Length of the text in UTF-8. */
  int bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text that the checksum covers: zeros in the place of its own digits. */
  String unsignedText() {
    return withChecksum(NO_CHECKSUM);
  }

  String withChecksum(String digits) {
    return text.substring(0, checksumAt) + digits + text.substring(checksumAt + CHECKSUM_DIGITS);
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

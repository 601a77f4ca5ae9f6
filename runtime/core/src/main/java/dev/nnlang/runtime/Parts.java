package dev.nnlang.runtime;

/** Divides a range into parts as equal as can be. */
public final class Parts {
  private Parts() {}

  /**
   * Where part {@code part} of {@code parts} of the range {@code 0 .. count - 1} begins; part
   * {@code part} ends before the beginning of part {@code part + 1}.
   */
  public static int start(int count, int part, int parts) {
    // A division of longs is a good part of what a tiny network computes.
    if (part == 0) {
      return 0;
    }
    return part == parts ? count : (int) ((long) count * part / parts);
  }

  /** As {@link #start(int, int, int)}, but at a multiple of {@code block}, or at {@code count}. */
  public static int start(int count, int block, int part, int parts) {
    return Math.min(count, block * start((count + block - 1) / block, part, parts));
  }
}

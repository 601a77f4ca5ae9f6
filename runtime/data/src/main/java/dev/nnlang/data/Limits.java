package dev.nnlang.data;

/**
 * How much of a file is read before it is refused with {@code NN0613}.
 *
 * @param fileSize bytes of a file, unpacked; characters of a stream without a known length
 * @param recordSize characters of one CSV record, and so of one cell
 */
public record Limits(long fileSize, int recordSize) {
  /** 4 GiB a file, 1 Mi characters a record. */
  public static final Limits DEFAULT = new Limits(4L << 30, 1 << 20);

  /** The largest {@link #recordSize()}. */
  private static final int MAX_RECORD_SIZE = 1 << 28;

  public Limits {
    if (fileSize < 1 || recordSize < 1 || recordSize > MAX_RECORD_SIZE) {
      throw new IllegalArgumentException(
          "limits must be positive, a record at most " + MAX_RECORD_SIZE);
    }
  }
}

package dev.nnlang.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Strict UTF-8, without the mark that some programs write first, and never more than the limits.
 *
 * <p>{@link #recordStarts} resets the count of the current record. What was read ahead by then is
 * not counted, so that a record may pass the limit by the parser's buffer but is never refused
 * below it.
 */
final class Utf8Text extends Reader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final String file;
  private final Limits limits;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private boolean noMoreBytes;
  private boolean begun;
  private long characters;
  private long inRecord;
  private long record = 1;
  private long line = 1;
  private boolean afterReturn;

  Utf8Text(InputStream in, String file, Limits limits) {
    this.in = in;
    this.file = file;
    this.limits = limits;
  }

  /** A record starts at line {@code place}. */
  void recordStarts(long place) {
    record = place;
    inRecord = 0;
  }

  /** Refuses the record that starts at line {@code place}. */
  DataException recordTooLarge(long place) {
    return DataFinding.of(
            Codes.TOO_LARGE,
            file,
            String.format(
                Locale.ROOT, "this record has more than %d characters", limits.recordSize()))
        .at(place)
        .help("a quote that is never closed makes one cell of all that follows")
        .raised();
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (inRecord > limits.recordSize()) {
      throw recordTooLarge(record);
    }
    int count = decode(CharBuffer.wrap(to, offset, length).slice());
    if (count < 0) {
      return -1;
    }
    if (count > 0 && !begun) {
      begun = true;
      if (to[offset] == BYTE_ORDER_MARK) {
        count--;
        System.arraycopy(to, offset + 1, to, offset, count);
      }
    }
    characters += count;
    inRecord += count;
    if (characters > limits.fileSize()) {
      throw DataFinding.of(
              Codes.TOO_LARGE,
              file,
              String.format(Locale.ROOT, "there are more than %d characters", limits.fileSize()))
          .raised();
    }
    countLines(to, offset, count);
    return count;
  }

  /** Returns how many characters were decoded, or -1 at the end. */
  private int decode(CharBuffer out) throws IOException {
    while (true) {
      CoderResult result = decoder.decode(bytes, out, noMoreBytes);
      if (out.position() > 0) {
        return out.position();
      }
      if (result.isError()) {
        throw DataFinding.of(Codes.NOT_FOUND, file, "this is not UTF-8 text")
            .at(line)
            .help("save the file as UTF-8")
            .raised();
      }
      if (result.isOverflow() || noMoreBytes) {
        return result.isOverflow() ? 0 : -1;
      }
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      noMoreBytes = count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
    }
  }

  private void countLines(char[] text, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      char c = text[i];
      if (c == '\r' || (c == '\n' && !afterReturn)) {
        line++;
      }
      afterReturn = c == '\r';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

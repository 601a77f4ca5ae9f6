package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Turns the bytes of a file into text: strict UTF-8, at most {@value #LIMIT} bytes. */
public final class SourceText {
  /** The largest file, in bytes. */
  public static final int LIMIT = 1 << 20;

  private static final Span START = new Span(0, 0);

  private SourceText() {}

  /**
   * Decodes {@code bytes}. A byte order mark is dropped; nothing is repaired.
   *
   * <p>Where there is no text, the diagnostic stands at the start of the file and its message says
   * where the bytes go wrong.
   *
   * @param name the file as messages name it
   * @param bytes the whole file; not kept, not changed
   * @return the file, or empty after an error was added to {@code diagnostics}
   */
  public static Optional<SourceFile> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    if (bytes.length > LIMIT) {
      diagnostics.add(tooLarge(bytes.length + " bytes"));
      return Optional.empty();
    }
    Optional<String> other = otherEncoding(bytes);
    if (other.isPresent()) {
      diagnostics.add(
          Diagnostic.of(Code.NOT_UTF8, START, Wording.of("the file is %s, not UTF-8", other.get()))
              .help("save it as UTF-8")
              .build());
      return Optional.empty();
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      diagnostics.add(notUtf8(bytes, in.position(), new SourceFile(name, text)));
      return Optional.empty();
    }
    return Optional.of(new SourceFile(name, text));
  }

  /** The refusal of a file of {@code size}. */
  static Diagnostic tooLarge(String size) {
    return Diagnostic.of(
            Code.FILE_TOO_LARGE,
            START,
            Wording.of("the file has %s, more than the limit of %d", size, LIMIT))
        .help("keep data in files of its own, such as CSV")
        .build();
  }

  private static Diagnostic notUtf8(byte[] bytes, int offset, SourceFile before) {
    int end = before.text().length();
    return Diagnostic.of(
            Code.NOT_UTF8,
            START,
            Wording.of(
                "byte 0x%s at offset %d (line %d, column %d) is not UTF-8",
                HexFormat.of().withUpperCase().toHexDigits(bytes[offset]),
                offset,
                before.lines().line(end),
                before.lines().column(end)))
        .help("save the file as UTF-8")
        .build();
  }

  /** The encoding that a byte order mark or the zero half of every ASCII character gives away. */
  private static Optional<String> otherEncoding(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of("UTF-32");
    }
    if (startsWith(bytes, 0xFF, 0xFE) || zerosOnlyAt(bytes, 1)) {
      return Optional.of("UTF-16 (little-endian)");
    }
    if (startsWith(bytes, 0xFE, 0xFF) || zerosOnlyAt(bytes, 0)) {
      return Optional.of("UTF-16 (big-endian)");
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first bytes are zero exactly where {@code offset % 2 == parity}. */
  private static boolean zerosOnlyAt(byte[] bytes, int parity) {
    int length = Math.min(bytes.length, 16) & ~1;
    for (int i = 0; i < length; i++) {
      if ((bytes[i] == 0) != (i % 2 == parity)) {
        return false;
      }
    }
    return length >= 4;
  }
}

package dev.nnlang.compiler.syntax;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static String text(byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> file = SourceText.decode("a.nn", bytes, diagnostics);
    assertEquals(List.of(), diagnostics.sorted());
    assertEquals("a.nn", file.orElseThrow().name());
    return file.orElseThrow().text();
  }

  private static void assertRefused(Code code, String message, byte[] bytes) {
    Diagnostics diagnostics = new Diagnostics();
    assertEquals(Optional.empty(), SourceText.decode("a.nn", bytes, diagnostics));
    assertEquals(1, diagnostics.sorted().size());
    Diagnostic refusal = diagnostics.sorted().get(0);
    assertEquals(code, refusal.code());
    assertEquals(message, refusal.message());
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Test
  void textComesBackAsWritten() {
    assertEquals("", text(new byte[0]));
    assertEquals(
        "nn 1 // \u03C3 \uD83D\uDE00\r\n", text("nn 1 // \u03C3 \uD83D\uDE00\r\n".getBytes(UTF_8)));
  }

  @Test
  void aByteOrderMarkIsDropped() {
    assertEquals("nn 1", text(joined(MARK, "nn 1".getBytes(UTF_8))));
    assertEquals("", text(MARK));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
    byte[] before = "nn 1\n// \u03C3 ".getBytes(UTF_8);
    assertRefused(
        Code.NOT_UTF8,
        "byte 0xFF at offset 11 (line 2, column 6) is not UTF-8",
        joined(before, new byte[] {(byte) 0xFF}, "x".getBytes(UTF_8)));
  }

  @Test
  void aCharacterCutInHalfIsRefused() {
    assertRefused(
        Code.NOT_UTF8,
        "byte 0xE2 at offset 5 (line 2, column 1) is not UTF-8",
        joined("nn 1\n".getBytes(UTF_8), new byte[] {(byte) 0xE2, (byte) 0x82}));
  }

  @Test
  void surrogatesAndOverlongFormsAreNotUtf8() {
    assertRefused(
        Code.NOT_UTF8,
        "byte 0xED at offset 0 (line 1, column 1) is not UTF-8",
        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
    assertRefused(
        Code.NOT_UTF8,
        "byte 0xC0 at offset 0 (line 1, column 1) is not UTF-8",
        new byte[] {(byte) 0xC0, (byte) 0x80});
  }

  @Test
  void otherEncodingsAreNamed() {
    String little = "the file is UTF-16 (little-endian), not UTF-8";
    String big = "the file is UTF-16 (big-endian), not UTF-8";
    assertRefused(Code.NOT_UTF8, little, "\uFEFFnn 1".getBytes(UTF_16LE));
    assertRefused(Code.NOT_UTF8, big, "\uFEFFnn 1".getBytes(UTF_16BE));
    assertRefused(Code.NOT_UTF8, little, "nn 1\nmodel M { }".getBytes(UTF_16LE));
    assertRefused(Code.NOT_UTF8, big, "nn 1\nmodel M { }".getBytes(UTF_16BE));
    assertRefused(
        Code.NOT_UTF8,
        "the file is UTF-32, not UTF-8",
        new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'n', 0, 0, 0});
  }

  @Test
  void oneMebibyteIsTheLimit() {
    byte[] largest = " ".repeat(1 << 20).getBytes(UTF_8);
    assertEquals(1 << 20, text(largest).length());
    assertRefused(
        Code.FILE_TOO_LARGE,
        "the file has 1048577 bytes, more than the limit of 1048576",
        joined(largest, new byte[] {' '}));
  }
}

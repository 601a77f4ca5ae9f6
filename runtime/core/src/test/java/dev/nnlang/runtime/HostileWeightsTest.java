package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no honest program writes, and some that one might. */
final class HostileWeightsTest {
  /** The one header for a 2-1-1 network from which every other one here is made. */
  private static final String HEADER =
      """
      {"__metadata__":{"checksum":"%s","model":"small","model_fingerprint":"2-1-1"},
       "standardize.mean":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},
       "standardize.deviation":{"dtype":"F64","shape":[2],"data_offsets":[16,32]},
       "hidden.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[32,48]},
       "hidden.bias":{"dtype":"F64","shape":[1],"data_offsets":[48,56]},
       "out.weight":{"dtype":"F64","shape":[1,1],"data_offsets":[56,64]},
       "out.bias":{"dtype":"F64","shape":[1],"data_offsets":[64,72]}}"""
          .replace("%s", WeightsBytes.SIGN_HERE);

  private static final byte[] DATA = WeightsBytes.doubles(1, 2, 3, 4, 5, 6, 7, 8, 9);

  private final SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(1), 31);

  @Test
  void theHeaderOfAnotherProgramIsReadIfItIsRight() {
    WeightsBytes.load(WeightsBytes.sign(HEADER, DATA), network);
    assertArrayEquals(new double[] {5, 6}, network.tensors().get(2).values());
  }

  @Test
  void tensorsMayStandInAnyOrder() {
    String swapped =
        HEADER
            .replace("\"data_offsets\":[0,16]", "\"data_offsets\":[A]")
            .replace("\"data_offsets\":[16,32]", "\"data_offsets\":[0,16]")
            .replace("\"data_offsets\":[A]", "\"data_offsets\":[16,32]");
    WeightsBytes.load(WeightsBytes.sign(swapped, DATA), network);
    assertArrayEquals(new double[] {3, 4}, network.tensors().get(0).values());
    assertArrayEquals(new double[] {1, 2}, network.tensors().get(1).values());
  }

  @Test
  void namesMayBeEscaped() {
    String escaped =
        HEADER
            .replace("\"out.bias\"", "\"\\u006fut.b\\u0069as\"")
            .replace("\"model\"", "\"\\ud83D\\uDE00\\/\\b\\f\\n\\r\\t\":\"\\\"\\\\\",\"model\"");
    WeightsBytes.load(WeightsBytes.sign(escaped, DATA), network);
    assertArrayEquals(new double[] {9}, network.tensors().get(5).values());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        -1,
        Long.MAX_VALUE,
        1L << 31,
        (1L << 31) - 1,
        1L << 32,
        (1L << 32) + 2,
        (1 << 16) + 1
      })
  void aHeaderOfAnImpossibleLengthIsRefusedUnread(long length) {
    byte[] file = WeightsBytes.sign(HEADER, DATA);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(file, 0, 8), new Unreadable());
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Weights.load(in, network));
    assertEquals("NN0701", refused.code());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(Long.toUnsignedString(length)), message);
  }

  @Test
  void aStreamIsNotReadBeyondAHeaderThatDoesNotFit() {
    String huge =
        HEADER.replace(
            "[1],\"data_offsets\":[64,72]",
            "[288230376151711744],\"data_offsets\":[64," + (64 + (1L << 61)) + "]");
    byte[] start = WeightsBytes.sign(huge, new byte[0]);
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(start), new Unreadable());
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Weights.load(in, network));
    assertEquals("NN0703", refused.code());
    assertEquals(
        "tensor `out.bias` is F64 [288230376151711744], wanted F64 [1]", refused.getMessage());
  }

  /** A checkpoint may hold what the network does not tell the size of. */
  @Test
  void aStreamThatIsShorterThanItSaysIsReadPieceByPiece() {
    String huge =
        HEADER
            .replace("{\"checksum\"", "{\"checkpoint\":\"1\",\"checksum\"")
            .replace(
                "[64,72]}}",
                "[64,72]},\"checkpoint/x\":{\"dtype\":\"F64\",\"shape\":[200000000],"
                    + "\"data_offsets\":[72,1600000072]}}");
    Pieces pieces = new Pieces(WeightsBytes.sign(huge, DATA));
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Weights.load(pieces, network));
    assertEquals(
        "the header declares 1600000072 bytes of data, and 72 follow it", refused.getMessage());
    assertTrue(pieces.longest < 100_000, () -> "a buffer of " + pieces.longest);
  }

  @Test
  void aHeaderThatIsShorterThanItSaysIsReadPieceByPiece() {
    byte[] file = WeightsBytes.sign(HEADER, DATA);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(1 << 16);
    Pieces pieces = new Pieces(file);
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Weights.load(pieces, network));
    assertEquals(
        "not a weights file: the header should take 65536 bytes, but the file ends after "
            + (file.length - 8),
        refused.getMessage());
    assertTrue(pieces.longest <= 2 * file.length, () -> "a buffer of " + pieces.longest);
  }

  @Test
  void aLongHeaderIsReadWhole() {
    for (int spaces : new int[] {0, 1, 500, 1_500, 3_500, 60_000}) {
      WeightsBytes.load(WeightsBytes.sign(HEADER + " ".repeat(spaces), DATA), network);
      assertArrayEquals(new double[] {5, 6}, network.tensors().get(2).values());
    }
  }

  static Stream<Arguments> badHeaders() {
    String bias = "\"out.bias\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[64,72]}";
    return Stream.of(
        // Syntax.
        edit("{\"__metadata__\"", " {\"__metadata__\"", "`{` expected"),
        edit("[64,72]}}", "[64,72]}", "`}` expected"),
        edit("[64,72]}}", "[64,72]}},", "nothing more expected"),
        edit("[64,72]}}", "[64,72]}}\0", "nothing more expected"),
        edit("[64,72]}}", "[64,72]},}", "`\"` expected"),
        edit("[64,72]}}", "[64,72]}} {}", "nothing more expected"),
        edit("\"shape\":[1,2]", "\"shape\":[1,2,]", "a natural number expected"),
        edit("\"shape\":[1,2]", "\"shape\":[1 2]", "`]` expected"),
        edit("\"shape\":[1,2]", "\"shape\":[[1],2]", "a natural number expected"),
        edit("\"shape\":[1,2]", "\"shape\":{}", "`[` expected"),
        edit("\"shape\":[1,2]", "\"shape\":null", "`[` expected"),
        edit("\"shape\":[1,2]", "\"shape\":[true]", "a natural number expected"),
        edit("\"shape\":[1,2]", "\"shape\":\"12\"", "`[` expected"),
        edit("\"model\":\"small\"", "\"model\":7", "`\"` expected"),
        edit("\"model\":\"small\"", "\"model\":{}", "`\"` expected"),
        edit("\"model\":\"small\"", "'model':'small'", "`\"` expected"),
        edit("\"model\":\"small\"", "/**/\"model\":\"small\"", "`\"` expected"),
        edit("\"model\":", "\"model\"\u00a0:", "`:` expected"),
        edit(bias, "\"out.bias\":[]", "`{` expected"),
        edit(HEADER, "", "`{` expected"),
        edit(HEADER, "\ufeff" + HEADER, "`{` expected"),
        edit(HEADER, "[" + HEADER + "]", "`{` expected"),
        edit(HEADER, "[".repeat(60_000), "`{` expected"),
        edit(HEADER, "{\"a\":".repeat(13_000), "unknown `a`"),
        edit(HEADER, "{\"a\":{\"shape\":" + "[".repeat(60_000), "a natural number expected"),
        edit(HEADER, "{\"" + "a".repeat(60_000), "more expected"),
        // Strings.
        edit("small", "sm\nall", "an escape for this character expected"),
        edit("small", "sm\\all", "an escape expected"),
        edit("small", "sm\\u12", "a hexadecimal digit expected"),
        edit("small", "sm\\u+123", "a hexadecimal digit expected"),
        edit("small", "sm\\u\u0661\u0661\u0661\u0661", "a hexadecimal digit expected"),
        edit("small", "sm\\U00e9", "an escape expected"),
        edit("small", "\\ud83d", "half a surrogate pair"),
        edit("small", "\\ude00", "half a surrogate pair"),
        edit("small", "\\ude00\\ud83d", "half a surrogate pair"),
        edit("small", "\\ud83d \\ude00", "half a surrogate pair"),
        edit("small", "\\ud83d\ud83d\ude00", "half a surrogate pair"),
        // Numbers.
        edit("[64,72]", "[64,7.2e1]", "`]` expected"),
        edit("[64,72]", "[64,72.0]", "`]` expected"),
        edit("[64,72]", "[64,1e9]", "`]` expected"),
        edit("[64,72]", "[-1,72]", "a natural number expected"),
        edit("[64,72]", "[-0,72]", "a natural number expected"),
        edit("[64,72]", "[+64,72]", "a natural number expected"),
        edit("[64,72]", "[064,72]", "a natural number expected"),
        edit("[64,72]", "[0x40,72]", "`]` expected"),
        edit("[64,72]", "[64,\u0667\u0662]", "a natural number expected"),
        edit("[64,72]", "[64,9223372036854775808]", "a smaller number expected"),
        edit("[64,72]", "[64," + "9".repeat(60_000) + "]", "a smaller number expected"),
        // Fields.
        edit("\"model\":\"small\"", "\"model\":\"a\",\"model\":\"small\"", "`model` twice"),
        edit("\"model\":\"small\"", "\"m\\u006fdel\":\"\",\"model\":\"small\"", "`model` twice"),
        edit(bias, bias + "," + bias, "`out.bias` twice"),
        edit(bias, bias + ",\"__metadata__\":{}", "`__metadata__` twice"),
        edit("\"shape\":[2],", "\"shape\":[2],\"shape\":[2],", "`shape` twice"),
        edit("\"shape\":[2],", "", "needs a dtype, a shape and two data_offsets"),
        edit("\"dtype\":\"F64\",", "", "needs a dtype, a shape and two data_offsets"),
        edit(",\"data_offsets\":[64,72]", "", "needs a dtype, a shape and two data_offsets"),
        edit("[64,72]", "[64]", "needs a dtype, a shape and two data_offsets"),
        edit("[64,72]", "[]", "needs a dtype, a shape and two data_offsets"),
        edit("[64,72]", "[64,72,80]", "needs a dtype, a shape and two data_offsets"),
        edit("\"shape\":[2],", "\"shape\":[2],\"stride\":[1],", "unknown `stride`"),
        edit("\"F64\"", "\"F16\"", "numbers of type `F16`"),
        edit("\"F64\"", "\"f64\"", "numbers of type `f64`"),
        edit("\"F64\"", "\"F\\u001b[2J\u202e\"", "numbers of type `F\\u001b[2J\\u202e`"),
        edit("\"F64\"", "\"" + "F".repeat(200) + "\"", "type `" + "F".repeat(128) + "...`"),
        // Layout.
        edit("[64,72]", "[72,80]", "`out.bias` follows a gap"),
        edit("[0,16]", "[8,16]", "`standardize.mean` follows a gap"),
        edit("[64,72]", "[60,68]", "`out.bias` overlaps another tensor"),
        edit("[64,72]", "[56,64]", "overlaps another tensor"),
        edit("[64,72]", "[72,64]", "`out.bias` follows a gap"),
        edit("[64,72]", "[64,56]", "`out.bias` ends before it begins"),
        edit("[64,72]", "[64,80]", "`out.bias` has offsets that do not fit its shape"),
        edit("[64,72]", "[64,9223372036854775807]", "offsets that do not fit its shape"),
        edit("\"shape\":[1,2]", "\"shape\":[1,3]", "offsets that do not fit its shape"),
        edit("\"shape\":[1,2]", "\"shape\":[4294967296,4294967296]", "beyond all bounds"),
        edit("\"shape\":[1,2]", "\"shape\":[4611686018427387904]", "beyond all bounds"),
        edit("\"shape\":[1,2]", "\"shape\":[9223372036854775807,2,0]", "beyond all bounds"),
        // Metadata.
        edit("\"checksum\"", "\"Checksum\"", "lacks a checksum"),
        edit("\"model\"", "\"Model\"", "lacks a checksum, a model"),
        edit("\"model_fingerprint\"", "\"x\"", "lacks a checksum, a model or a model_fingerprint"),
        edit("\"__metadata__\"", "\"metadata\"", "has an unknown `checksum`"),
        edit(WeightsBytes.SIGN_HERE, "", "does not have 64 digits"),
        edit(WeightsBytes.SIGN_HERE, "0".repeat(63), "does not have 64 digits"),
        edit(WeightsBytes.SIGN_HERE, "\\u0030" + "0".repeat(63), "does not have 64 digits"));
  }

  private static Arguments edit(String from, String to, String fact) {
    assertTrue(HEADER.contains(from), from);
    int at = HEADER.indexOf(from);
    return Arguments.of(HEADER.substring(0, at) + to + HEADER.substring(at + from.length()), fact);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("badHeaders")
  void aBadHeaderIsRefusedAndSaysWhy(String header, String fact) {
    WeightsException refused = refused(WeightsBytes.sign(header, DATA));
    String message = String.valueOf(refused.getMessage());
    assertEquals("NN0701", refused.code(), message);
    assertTrue(message.contains(fact), message);
    assertTrue(message.chars().allMatch(c -> c >= ' ' && c <= '~'), message);
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() {
    byte[][] malformed = {
      {(byte) 0xff},
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xed, (byte) 0xa0, (byte) 0xbd},
      {(byte) 0xf0, (byte) 0x9f}
    };
    byte[] name = "small".getBytes(StandardCharsets.UTF_8);
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    int at = HEADER.indexOf("small");
    for (byte[] bytes : malformed) {
      byte[] bad = header.clone();
      System.arraycopy(bytes, 0, bad, at, Math.min(bytes.length, name.length));
      WeightsException refused = refused(WeightsBytes.join(bad, DATA));
      assertEquals("NN0701", refused.code());
      assertEquals("the header is not UTF-8", refused.getMessage());
    }
  }

  @Test
  void tensorsAreExactlyThoseOfTheModel() {
    String renamed = HEADER.replace("out.bias", "out.bia\\u0000");
    assertRefused("NN0703", "tensor `out.bias` is missing: wanted F64 [1]", renamed, DATA);
    String extra =
        HEADER.replace(
            "[64,72]}}",
            "[64,72]},\"more\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[72,72]}}");
    assertRefused("NN0703", "tensor `more` is not one of the model's", extra, DATA);
    String transposed = HEADER.replace("[1,2]", "[2,1]");
    assertRefused(
        "NN0703", "tensor `hidden.weight` is F64 [2, 1], wanted F64 [1, 2]", transposed, DATA);
    String flat = HEADER.replace("[1,2]", "[2]");
    assertRefused("NN0703", "tensor `hidden.weight` is F64 [2], wanted F64 [1, 2]", flat, DATA);
    String none = HEADER.substring(0, HEADER.indexOf(",\n")) + "}";
    assertRefused(
        "NN0703", "tensor `standardize.mean` is missing: wanted F64 [2]", none, new byte[0]);
  }

  @Test
  void anotherModelIsShownWithItsNameEscaped() {
    assertRefused(
        "NN0702",
        "the weights belong to model `\\u001b[31m` (fingerprint `2-9-1`), not to `small`"
            + " (fingerprint `2-1-1`)",
        HEADER.replace("small", "\\u001b[31m").replace("2-1-1", "2-9-1"),
        DATA);
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedEvenWithARightChecksum() {
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double value : bad) {
      assertRefused(
          "NN0705",
          "tensor `hidden.weight` has " + value + " at [0, 1]",
          HEADER,
          WeightsBytes.doubles(1, 2, 3, 4, 5, value, 7, 8, 9));
    }
  }

  @Test
  void aChecksumOfOtherDigitsIsRefused() {
    String right = new String(WeightsBytes.sign(HEADER, DATA), StandardCharsets.ISO_8859_1);
    int at = right.indexOf("checksum\":\"") + "checksum\":\"".length();
    String digits = right.substring(at, at + 64);
    for (String other : new String[] {"0".repeat(64), digits.toUpperCase(Locale.ROOT)}) {
      byte[] file = right.replace(digits, other).getBytes(StandardCharsets.ISO_8859_1);
      assertEquals("NN0704", refused(file).code(), other);
    }
  }

  private void assertRefused(String code, String message, String header, byte[] data) {
    WeightsException refused = refused(WeightsBytes.sign(header, data));
    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.code());
  }

  private WeightsException refused(byte[] file) {
    String before = Weights.fingerprint(network);
    WeightsException refused =
        assertThrows(
            WeightsException.class,
            () -> WeightsBytes.load(file, network),
            () -> new String(Arrays.copyOf(file, 200), StandardCharsets.ISO_8859_1));
    assertEquals(before, Weights.fingerprint(network));
    return refused;
  }

  /** A stream that knows the longest part that was asked for. */
  private static final class Pieces extends ByteArrayInputStream {
    private int longest;

    Pieces(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      longest = Math.max(longest, length);
      return super.read(bytes, from, length);
    }

    @Override
    public int readNBytes(byte[] bytes, int from, int length) {
      return read(bytes, from, length);
    }
  }

  /** A stream that must not be read. */
  private static final class Unreadable extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("read beyond the header");
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return read();
    }
  }
}

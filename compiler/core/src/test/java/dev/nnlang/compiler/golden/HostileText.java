package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.diagnostic.Code;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file that is better made than kept: other encodings, control characters, great sizes.
 *
 * @param name what is wrong with it, as words joined by hyphens
 * @param code what the first diagnostic of the file must be
 * @param make the bytes; each call makes the same
 */
record HostileText(String name, Code code, Supplier<byte[]> make) {
  private static final String HEAD = "nn 1\n";
  private static final String FIELDS =
      """
      model Iris {
        input  petal_length, petal_width: real in 0..10
        output species: one_of(setosa, versicolor, virginica)
      """;
  private static final String LAYERS =
      """
        layers: standardize -> dense(8, tanh) -> dense(_, softmax)
        init:   glorot
      }
      """;
  private static final String MODEL = HEAD + FIELDS + LAYERS;

  byte[] bytes() {
    return make.get();
  }

  @Override
  public String toString() {
    return name;
  }

  static List<HostileText> all() {
    return List.of(
        text("empty-file", Code.MISSING_EDITION, () -> ""),
        new HostileText("bom-only", Code.MISSING_EDITION, () -> bytes(0xEF, 0xBB, 0xBF)),
        new HostileText(
            "utf-16-with-bom", Code.NOT_UTF8, () -> MODEL.getBytes(StandardCharsets.UTF_16)),
        new HostileText(
            "utf-16-without-bom", Code.NOT_UTF8, () -> MODEL.getBytes(StandardCharsets.UTF_16LE)),
        new HostileText("latin-1-comment", Code.NOT_UTF8, () -> withBytes(0xE9)),
        new HostileText("byte-ff-in-the-middle", Code.NOT_UTF8, () -> withBytes(0xFF)),
        new HostileText("overlong-slash", Code.NOT_UTF8, () -> withBytes(0xC0, 0xAF)),
        new HostileText("encoded-surrogate", Code.NOT_UTF8, () -> withBytes(0xED, 0xA0, 0x80)),
        new HostileText("cut-in-a-character", Code.NOT_UTF8, () -> withBytes(0xF0, 0x9F, 0x8C)),
        text("nul-in-a-comment", Code.BAD_CHARACTER, () -> withComment("\u0000")),
        text("nul-in-a-name", Code.BAD_CHARACTER, () -> MODEL.replace("petal_width", "petal\0w")),
        text("right-to-left-override", Code.BAD_CHARACTER, () -> withComment("\u202e")),
        text("isolate-in-a-doc-comment", Code.BAD_CHARACTER, () -> withComment("/ \u2066")),
        text(
            "direction-control-in-a-string",
            Code.BAD_CHARACTER,
            () -> MODEL + "data iris { from: csv(\"iris\u202ecsv\") }\n"),
        text("two-mebibytes", Code.FILE_TOO_LARGE, () -> HEAD + "// x\n".repeat(420_000)),
        text("one-byte-too-many", Code.FILE_TOO_LARGE, () -> filled((1 << 20) + 1)),
        text("hundred-thousand-parentheses", Code.TOO_COMPLEX, () -> stop(nested(100_000))),
        text("unclosed-parentheses", Code.TOO_COMPLEX, () -> stop("(".repeat(100_000))),
        text("nesting-of-65", Code.TOO_COMPLEX, () -> stop(nested(65))),
        text(
            "hundred-thousand-minus-signs",
            Code.TOO_COMPLEX,
            () -> units("- ".repeat(100_000) + "8")),
        text(
            "hundred-thousand-not", Code.TOO_COMPLEX, () -> stop("not ".repeat(100_000) + "a < 1")),
        text("ten-thousand-terms", Code.TOO_COMPLEX, () -> units("1+".repeat(9_999) + "1")),
        text("ten-thousand-or", Code.TOO_COMPLEX, () -> stop(joined("epochs >= 5", " or "))),
        text("hundred-thousand-braces", Code.TOO_COMPLEX, () -> HEAD + "{".repeat(100_000)),
        text("thousand-and-one-layers", Code.TOO_MANY_LAYERS, () -> layers(1_001)),
        text("name-of-129", Code.NAME_TOO_LONG, () -> MODEL.replace("Iris", "I".repeat(129))),
        text("name-of-a-million", Code.NAME_TOO_LONG, () -> MODEL.replace("Iris", million("I"))),
        text("number-of-a-million-digits", Code.BAD_NUMBER, () -> units(million("9"))),
        text("number-with-a-huge-exponent", Code.BAD_NUMBER, () -> units("1e999999999")),
        text("unclosed-string-of-a-million", Code.UNCLOSED, () -> unclosed(million("a"))),
        text("quotes-only", Code.UNEXPECTED_TEXT, () -> HEAD + "\"".repeat(100_000)),
        text("comment-openers", Code.UNCLOSED, () -> HEAD + "/* ".repeat(333_333)),
        text("lines-of-nothing-known", Code.UNEXPECTED_TEXT, () -> HEAD + "@\n".repeat(500_000)));
  }

  private static HostileText text(String name, Code code, Supplier<String> text) {
    return new HostileText(name, code, () -> text.get().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** A good model with a comment that holds {@code values}. */
  private static byte[] withBytes(int... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((HEAD + "// ").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(bytes(values));
    out.writeBytes(("\n" + FIELDS + LAYERS).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String withComment(String comment) {
    return HEAD + "//" + comment + "\n" + FIELDS + LAYERS;
  }

  /** A good model, filled up with a comment. */
  private static String filled(int length) {
    return MODEL + "//" + "x".repeat(length - MODEL.length() - 2);
  }

  private static String million(String letter) {
    return letter.repeat(1_000_000);
  }

  private static String nested(int depth) {
    return "(".repeat(depth) + "epochs >= 5" + ")".repeat(depth);
  }

  private static String joined(String term, String operator) {
    return IntStream.range(0, 10_000).mapToObj(i -> term).collect(Collectors.joining(operator));
  }

  private static String stop(String rule) {
    return MODEL
        + "data iris { from: csv(\"iris.csv\") }\n"
        + "train Iris on iris { loss: cross_entropy  optimizer: sgd  batch: 16  rate: 0.1\n"
        + "  stop: "
        + rule
        + "\n}\n";
  }

  private static String units(String number) {
    return MODEL.replace("dense(8,", "dense(" + number + ",");
  }

  private static String layers(int count) {
    String chain = "dense(4, tanh) -> ".repeat(count - 1) + "dense(_, softmax)";
    return HEAD + FIELDS + "  layers: " + chain + "\n  init: glorot\n}\n";
  }

  private static String unclosed(String path) {
    return MODEL + "data iris { from: csv(\"" + path + " }\n";
  }
}

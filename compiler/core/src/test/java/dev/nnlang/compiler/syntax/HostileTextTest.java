package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text is answered: soon, with a small stack, and never with an exception. */
class HostileTextTest {
  private static final long SMALL_STACK = 256L * 1024;

  /** Parsing takes a second at most; the rest is slack for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Reading read(String text) throws Exception {
    CompletableFuture<Reading> answer = new CompletableFuture<>();
    Runnable parse =
        () -> {
          try {
            answer.complete(Reading.of(text));
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        };
    Thread thread = new Thread(null, parse, "small stack", SMALL_STACK);
    thread.setDaemon(true);
    thread.start();
    return answer.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void assertRefused(Code code, String at, String text) throws Exception {
    Reading reading = read(text);
    Diagnostic only = reading.only();
    assertEquals(code, only.code(), only::toString);
    assertEquals(at, reading.at(only.primary().span()));
  }

  private static String nested(int depth) {
    return Reading.train("a: " + "(".repeat(depth) + "1" + ")".repeat(depth));
  }

  @Test
  void bracketsMayNestSixtyFourDeep() throws Exception {
    assertEquals(List.of(), read(nested(63)).found(), "63 and the braces of the block");
    assertRefused(Code.TOO_COMPLEX, "(", nested(64));
    assertRefused(Code.TOO_COMPLEX, "(", nested(100_000));
    assertRefused(Code.TOO_COMPLEX, "(", "nn 1 " + "(".repeat(100_000));
    assertRefused(Code.TOO_COMPLEX, "{", "nn 1 " + "{".repeat(100_000));
    assertRefused(Code.TOO_COMPLEX, "[", "nn 1 " + "([{".repeat(100_000));
    assertRefused(Code.TOO_COMPLEX, "(", "f(".repeat(100_000));
  }

  @ParameterizedTest
  @CsvSource({
    "'f(', ')'",
    "'f(a: -(1 + ', ') + 2)'",
    "'(not (1 < ', ') and b)'",
    "'f(1 -> (2 * ', '))'"
  })
  void theDeepestNestingLeavesRoomOnASmallStack(String open, String close) throws Exception {
    int pairs = (int) open.chars().filter(c -> c == '(').count();
    int depth = 63 / pairs;
    String whole = open.repeat(depth) + "1" + close.repeat(depth);
    assertEquals(List.of(), read(Reading.train("a: " + whole)).found());
    String faulty = open.repeat(depth) + "1 2" + close.repeat(depth);
    assertRefused(Code.UNEXPECTED_TEXT, "2", Reading.train("a: " + faulty));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "-", "*", "/", " and ", " or ", " then "})
  void anExpressionHasAtMost256Terms(String operator) throws Exception {
    String most = "1" + (operator + "1").repeat(255);
    assertEquals(List.of(), read(Reading.train("a: " + most + " b: " + most)).found());
    assertRefused(Code.TOO_COMPLEX, operator.strip(), Reading.train("a: " + most + operator + "1"));
    assertRefused(
        Code.TOO_COMPLEX,
        operator.strip(),
        Reading.train("a: 1" + (operator + "1").repeat(10_000)));
  }

  @Test
  void bracketsDoNotHideTerms() throws Exception {
    String inner = "(1" + "+1".repeat(200) + ")";
    assertRefused(Code.TOO_COMPLEX, "+", Reading.train("a: " + inner + "+1".repeat(100)));
    assertRefused(Code.TOO_COMPLEX, "+", Reading.train("a: 1" + "+1".repeat(100) + "+" + inner));
    assertRefused(Code.TOO_COMPLEX, "-", Reading.train("a: " + "-".repeat(300) + "1"));
    assertRefused(Code.TOO_COMPLEX, "not", Reading.train("a: " + "not ".repeat(300) + "b"));
  }

  @Test
  void listsMayBeLong() throws Exception {
    String arguments = "-1 + 2, ".repeat(1000);
    assertEquals(List.of(), read(Reading.expect("predict(" + arguments + "1) = 3")).found());
    assertEquals(List.of(), read(Reading.expect("predict(-1) = -1 +- 2\n".repeat(1000))).found());
    String chain = "dense(8 - 1) -> ".repeat(1001) + "relu";
    assertEquals(
        1002, read(Reading.model("layers: " + chain)).model().layers().get(0).layers().size());
    String inputs =
        IntStream.range(0, 1000)
            .mapToObj(i -> Wording.of("input x%d: real in -1..1\n", i))
            .collect(Collectors.joining());
    assertEquals(1000, read(Reading.model(inputs)).model().inputs().size());
  }

  @Test
  void rowsMayBeMany() throws Exception {
    String rows = "-1, -1, -1\n".repeat(20_000);
    Reading reading = read(Reading.data("from: rows(a, b, y) {\n" + rows + "}"));
    assertEquals(List.of(), reading.found());
    DataSyntax.Rows read = (DataSyntax.Rows) reading.data().sources().get(0).origin();
    assertEquals(20_000, read.rows().size());
    assertEquals(
        List.of(), read(Reading.data("from: rows(y) {" + " -1".repeat(9999) + "}")).found());
  }

  @Test
  void anOpenBlockCommentIsOneErrorWhereItBegins() throws Exception {
    assertRefused(Code.UNCLOSED, "/*", "nn 1 " + "/* ".repeat(300_000));
    assertRefused(Code.UNEXPECTED_TEXT, "/* a */", "nn 1 /* a */ ( \" \u00E9");
  }

  @Test
  void anOpenStringEndsWithItsLine() throws Exception {
    assertRefused(Code.UNCLOSED, "\"abc", Reading.data("from: csv(\"abc\n)"));
    assertRefused(Code.UNCLOSED, "\"", "nn 1 \"");
    assertTrue(read("nn 1 " + "\"\n".repeat(100_000)).found().size() <= 20);
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u0000', '\u0001', '\u001B', '\u007F', '\u0085', '\uD83D', '\uDE00', '\u202A', '\u202B',
        '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200E', '\u200F',
        '\u061C'
      })
  void someCharactersAreRefusedEverywhere(char c) throws Exception {
    String name = Wording.of("U+%04X", (int) c);
    for (String text :
        List.of(
            "nn 1 // " + c,
            "nn 1\n/// " + c + "\n",
            Reading.data("a: b(\"" + c + "\")"),
            "nn 1 " + c)) {
      assertRefused(Code.BAD_CHARACTER, String.valueOf(c), text);
      assertTrue(read(text).only().message().startsWith(name + " is "), name);
    }
  }

  @Test
  void allOtherCharactersMayStandInCommentsAndStrings() throws Exception {
    String text = "\u00E9\u03C3\u4E2D\u05D0\uD83D\uDE00\u00A0\u2028\uFEFF";
    assertEquals(List.of(), read(Reading.data("// " + text + "\na: b(\"" + text + "\")")).found());
  }

  @Test
  void lettersOutsideAsciiAreNamedWhereTheyStand() throws Exception {
    Reading accent = read(Reading.train("caf\u00E9: 3"));
    assertEquals(Code.BAD_CHARACTER, accent.only().code());
    assertEquals("U+00E9 `\u00E9` stands outside comments and strings", accent.only().message());
    assertRefused(Code.BAD_CHARACTER, "\u0430", Reading.train("r\u0430te: 3"));
    assertRefused(Code.BAD_CHARACTER, "\uD83D\uDE00", Reading.train("a: \uD83D\uDE00"));
    assertRefused(Code.BAD_CHARACTER, "\u00A0", Reading.train("a:\u00A03"));
    assertRefused(Code.BAD_CHARACTER, "\u03A3", Reading.train("\u03A3: 3"));
    assertRefused(Code.BAD_CHARACTER, "\uFEFF", "\uFEFFnn 1");
  }

  @Test
  void namesAndNumbersHaveALongestForm() throws Exception {
    assertEquals(List.of(), read("nn 1 model " + "a".repeat(128) + " { }").found());
    assertRefused(Code.NAME_TOO_LONG, "a".repeat(129), "nn 1 model " + "a".repeat(129) + " { }");
    assertRefused(Code.BAD_NUMBER, "1".repeat(500_000), Reading.train("a: " + "1".repeat(500_000)));
    assertRefused(Code.BAD_NUMBER, "1e2147483648", Reading.train("a: 1e2147483648"));
    assertEquals(List.of(), read(Reading.train("a: 1e400")).found(), "for the checker to refuse");
  }

  @Test
  void aFileHasABoundedNumberOfWords() throws Exception {
    String most = "1 ".repeat(Tokens.MOST_TOKENS - 18);
    Reading reading = read(Reading.data("from: rows(a) { 1, 2, " + most + " }"));
    assertEquals(List.of(), reading.found());
    assertRefused(Code.TOO_COMPLEX, "}", Reading.data("from: rows(a) { 1, 2, 3 " + most + " }"));
  }

  @Test
  void aTextLongerThanAnyFileIsRefused() throws Exception {
    assertRefused(Code.FILE_TOO_LARGE, "", "nn 1 " + " ".repeat(1 << 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nn 1 ",
        "a: ",
        "( ) ",
        "model M { } x ",
        "a b ",
        "-> ",
        ", ",
        "nn 1\nmodel M { a b }\n",
        "nn 1 model M { input x\n}",
        "# ",
        "\u0000",
        "\u00E9 ",
        "} ",
        "1 ",
        "\"a\" ",
        ". ",
        "rows(a) { 1 } ",
        "one_of(0..",
        "a = b ",
        "package a;class E{} ",
        "on plateau(",
        "phase p: only a, ",
        "not "
      })
  void oneMebibyteOfAnythingIsAnsweredWithAFewErrors(String piece) throws Exception {
    Reading reading = read(piece.repeat((1 << 20) / piece.length()));
    int found = reading.found().size();
    assertTrue(found >= 1 && found <= Diagnostics.CAP, () -> piece + ": " + found);
  }

  @Test
  void everyBeginningOfAnExampleIsAnswered() throws Exception {
    for (String name : Reading.EXAMPLES) {
      String text = Reading.example(name);
      for (int end = 0; end < text.length(); end += 3) {
        String start = text.substring(0, end);
        for (Diagnostic found : Reading.of(start).found()) {
          assertTrue(found.primary().span().end() <= end, () -> start + found);
        }
      }
    }
  }
}

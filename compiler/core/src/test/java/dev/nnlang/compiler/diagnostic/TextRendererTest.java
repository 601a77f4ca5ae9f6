package dev.nnlang.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
  private static final TextRenderer PLAIN = new TextRenderer(false);

  private static final SourceFile DIGITS =
      new SourceFile(
          "digits.nn",
          """
          nn 1
          model Digits {
            hidden: dense(48, tanh)
            out: dense(64 -> 10, softmax)
          }
          """);

  @Test
  void showsBothPlacesTheCureAndWhereToReadMore() {
    Diagnostic mismatch =
        Diagnostic.of(
                Code.FAN_IN_MISMATCH,
                place(DIGITS, "64"),
                "layer `out` takes 64 inputs but `hidden` has 48 units")
            .label("expects 64")
            .label(place(DIGITS, "48"), "produces 48")
            .fix("write `48 -> 10`", place(DIGITS, "64"), "48")
            .build();

    assertEquals(
        """
        error[NN0301]: layer `out` takes 64 inputs but `hidden` has 48 units
         --> digits.nn:4:14
          |
        3 |   hidden: dense(48, tanh)
          |                 -- produces 48
        4 |   out: dense(64 -> 10, softmax)
          |              ^^ expects 64
          |
        help: write `48 -> 10`
        note: run `nnc explain NN0301`
        """,
        PLAIN.render(mismatch, DIGITS));
  }

  @Test
  void labelsThatWouldCollideGetRowsOfTheirOwn() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FAN_IN_MISMATCH, place(DIGITS, "64"), "three places")
            .label("expects 64")
            .label(place(DIGITS, "dense(64 -> 10, softmax)"), "this layer")
            .label(place(DIGITS, "softmax"), "the unit")
            .build();

    assertEquals(
        """
        error[NN0301]: three places
         --> digits.nn:4:14
          |
        4 |   out: dense(64 -> 10, softmax)
          |        ------------------------ this layer
          |              ^^ expects 64
          |                        ------- the unit
          |
        note: run `nnc explain NN0301`
        """,
        PLAIN.render(diagnostic, DIGITS));
  }

  @Test
  void labelsFarEnoughApartShareARow() {
    SourceFile source = new SourceFile("m.nn", "input a, b, a: real\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.DUPLICATE_NAME, new Span(12, 13), "`a` is declared twice")
            .label("again")
            .label(new Span(6, 7), "1st")
            .build();

    assertEquals(
        """
        error[NN0203]: `a` is declared twice
         --> m.nn:1:13
          |
        1 | input a, b, a: real
          |       - 1st ^ again
          |
        note: run `nnc explain NN0203`
        """,
        PLAIN.render(diagnostic, source));
  }

  @Test
  void linesFarApartHaveDotsBetweenThemAndOneLineBetweenIsShown() {
    SourceFile source =
        new SourceFile("m.nn", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.DUPLICATE_NAME, place(source, "ten"), "again")
            .label(place(source, "one"), "first")
            .label(place(source, "three"), "second")
            .note("a fact")
            .note("another fact")
            .help("use another name")
            .build();

    assertEquals(
        """
        error[NN0203]: again
          --> m.nn:10:1
           |
         1 | one
           | --- first
         2 | two
         3 | three
           | ----- second
        ...
        10 | ten
           | ^^^
           |
        help: use another name
        note: a fact
        note: another fact
        note: run `nnc explain NN0203`
        """,
        PLAIN.render(diagnostic, source));
  }

  @Test
  void aSpanOverSeveralLinesIsMarkedToTheEndOfItsFirst() {
    SourceFile source = new SourceFile("m.nn", "stop: a and\r\n      b\r\nseed: 1");
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNBOUNDED_STOP, new Span(6, 20), "the rule may never hold").build();

    assertEquals(
        """
        error[NN0404]: the rule may never hold
         --> m.nn:1:7
          |
        1 | stop: a and
          |       ^^^^^
          |
        note: run `nnc explain NN0404`
        """,
        PLAIN.render(diagnostic, source));
  }

  @Test
  void theEndOfTheFileCanBeShown() {
    SourceFile source = new SourceFile("m.nn", "model Xor {\n");
    Diagnostic atEnd =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(12, 12), "the file ends too early")
            .label("expects `}`")
            .build();
    String expected =
        """
        error[NN0101]: the file ends too early
         --> m.nn:2:1
          |
        2 |
          | ^ expects `}`
          |
        note: run `nnc explain NN0101`
        """;

    assertEquals(expected, PLAIN.render(atEnd, source));
    Diagnostic beyond =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(50, 60), "the file ends too early")
            .label("expects `}`")
            .build();
    assertEquals(expected, PLAIN.render(beyond, source), "a place beyond the end");
  }

  @Test
  void aDiagnosticOfAWholeFileHasNoLine() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FILE_NOT_READABLE, new Span(0, 0), "cannot read `iris.nn`")
            .help("check that the file is there")
            .build();

    assertEquals(
        """
        error[NN0801]: cannot read `iris.nn`
         --> iris.nn
        help: check that the file is there
        note: run `nnc explain NN0801`
        """,
        PLAIN.render(diagnostic, new SourceFile("iris.nn", "")));
  }

  @Test
  void tabsTakeOneCellAndControlCharactersNeverReachTheTerminal() {
    SourceFile source = new SourceFile("a\u001b[31m.nn", "\tx\u001b[2J\u202ey\u0000 here\ud800\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.BAD_CHARACTER, place(source, "here"), "bad \u0007 bell\nand line")
            .label("\u2066label")
            .build();

    assertEquals(
        """
        error[NN0103]: bad \ufffd bell\ufffdand line
         --> a\ufffd[31m.nn:1:11
          |
        1 |  x\ufffd[2J\ufffdy\ufffd here\ufffd
          |           ^^^^ \ufffdlabel
          |
        note: run `nnc explain NN0103`
        """,
        PLAIN.render(diagnostic, source));
  }

  @Test
  void aCharacterOutsideTheBasicPlaneTakesOneCell() {
    SourceFile source = new SourceFile("m.nn", "\ud83c\udf38 = x");
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(0, 2), "unexpected text")
            .label(new Span(5, 6), "value")
            .build();

    assertEquals(
        """
        error[NN0101]: unexpected text
         --> m.nn:1:1
          |
        1 | \ud83c\udf38 = x
          | ^   - value
          |
        note: run `nnc explain NN0101`
        """,
        PLAIN.render(diagnostic, source));
  }

  @Test
  void aVeryLongLineIsCutAroundThePrimaryPlace() {
    String padding = "x".repeat(500);
    SourceFile source = new SourceFile("m.nn", padding + "HERE" + padding);
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(500, 504), "unexpected text")
            .label("this")
            .label(new Span(2, 5), "far left")
            .label(new Span(900, 905), "far right")
            .build();
    String side = "x".repeat(75);

    assertEquals(
        """
        error[NN0101]: unexpected text
         --> m.nn:1:501
          |
        1 | ...%sHERE%s...
          | --- far left%s^^^^ this%s--- far right
          |
        note: run `nnc explain NN0101`
        """
            .formatted(side, side, " ".repeat(66), " ".repeat(70)),
        PLAIN.render(diagnostic, source));
  }

  @Test
  void aLineCutAtItsBeginningOrEndHasDotsOnOneSideOnly() {
    String text = "y".repeat(1000);
    SourceFile source = new SourceFile("m.nn", text);
    String atStart = PLAIN.render(diagnosticAt(0, 1000), source);
    String atEnd = PLAIN.render(diagnosticAt(1000, 1000), source);

    assertTrue(atStart.contains("\n1 | " + "y".repeat(154) + "...\n"), atStart);
    assertTrue(atStart.contains("\n  | " + "^".repeat(157) + "\n"), atStart);
    assertTrue(atEnd.contains("\n1 | ..." + "y".repeat(154) + "\n"), atEnd);
    assertTrue(atEnd.contains("\n  | " + " ".repeat(157) + "^\n"), atEnd);
  }

  @Test
  void aListEndsWithItsSummary() {
    Diagnostic warning = Diagnostic.of(Code.RENAMED, place(DIGITS, "Digits"), "a warning").build();

    assertEquals(
        """
        error[NN0101]: a fact
         --> digits.nn:1:1
          |
        1 | nn 1
          | ^
          |
        note: run `nnc explain NN0101`

        warning[NN0207]: a warning
         --> digits.nn:2:7
          |
        2 | model Digits {
          |       ^^^^^^
          |
        note: run `nnc explain NN0207`

        1 error, 1 warning
        """,
        PLAIN.render(List.of(diagnosticAt(0, 1), warning), DIGITS));
    assertEquals("", PLAIN.render(List.of(), DIGITS));
  }

  @Test
  void theSummaryCountsInWords() {
    Diagnostic error = diagnosticAt(0, 1);
    Diagnostic warning = Diagnostic.of(Code.RENAMED, new Span(0, 1), "a warning").build();

    assertEquals("2 errors, 1 warning", TextRenderer.summary(List.of(error, warning, error)));
    assertEquals("2 warnings", TextRenderer.summary(List.of(warning, warning)));
    assertEquals("", TextRenderer.summary(List.of()));
  }

  @Test
  void colourAddsEscapesAndNothingElse() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FAN_IN_MISMATCH, place(DIGITS, "64"), "a fact")
            .label("expects 64")
            .label(place(DIGITS, "48"), "produces 48")
            .help("write `48`")
            .build();
    String coloured = new TextRenderer(true).render(diagnostic, DIGITS);

    assertTrue(
        coloured.startsWith("\u001b[1;31merror[NN0301]\u001b[0m\u001b[1m: a fact\u001b[0m\n"),
        coloured);
    assertTrue(coloured.contains("\u001b[1;31m^^ expects 64\u001b[0m"), coloured);
    assertTrue(coloured.contains("\u001b[1;34m-- produces 48\u001b[0m"), coloured);
    assertEquals(PLAIN.render(diagnostic, DIGITS), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    assertFalse(PLAIN.render(diagnostic, DIGITS).contains("\u001b"));
  }

  private static Diagnostic diagnosticAt(int start, int end) {
    return Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(start, end), "a fact").build();
  }

  /** The first place where {@code text} stands. */
  private static Span place(SourceFile source, String text) {
    int start = source.text().indexOf(text);
    return new Span(start, start + text.length());
  }
}

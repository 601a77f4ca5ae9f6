package dev.nnlang.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import org.junit.jupiter.api.Test;

final class LineRendererTest {
  private static final LineRenderer LINES = new LineRenderer();

  @Test
  void aPlaceIsWrittenAsMavenWritesIt() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FAN_IN_MISMATCH, new Span(24, 26), "takes 64 but 48 are there")
            .label("expects 64")
            .fix("write `48`", new Span(24, 26), "48")
            .build();

    assertEquals(
        "/a b/ü.nn:[2,12] NN0301 takes 64 but 48 are there\n  help: write `48`",
        LINES.render(
            diagnostic, new SourceFile("/a b/ü.nn", "h: dense(48)\nout: dense(64 -> 10)\n")));
  }

  @Test
  void aFileWithoutTextHasItsFirstPlaceAlone() {
    Diagnostic diagnostic = Diagnostic.of(Code.NOT_UTF8, new Span(7, 7), "no text").build();

    assertEquals("m.nn:[1,1] NN0104 no text", LINES.render(diagnostic, new SourceFile("m.nn", "")));
  }

  @Test
  void whatComesFromOutsideDoesNotAct() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(0, 0), "a\u001b[31m\nb").build();

    assertEquals(
        "x\uFFFDy.nn:[1,1] NN0101 a\uFFFD[31m\uFFFDb",
        LINES.render(diagnostic, new SourceFile("x\ny.nn", "")));
  }
}

package dev.nnlang.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineMapTest {
  private static LineMap of(String text) {
    return new SourceFile("test.nn", text).lines();
  }

  @Test
  void linesEndWithEveryKindOfBreak() {
    LineMap lines = of("a\nbc\r\nd\re");
    assertEquals(4, lines.count());
    assertEquals(
        List.of("a", "bc", "d", "e"), IntStream.rangeClosed(1, 4).mapToObj(lines::text).toList());
  }

  @Test
  void linesAndColumnsCountFromOne() {
    LineMap lines = of("a\nbc\r\nd");
    assertEquals(1, lines.line(0));
    assertEquals(1, lines.column(0));
    assertEquals(2, lines.line(3));
    assertEquals(2, lines.column(3));
    assertEquals(2, lines.line(5), "a carriage return belongs to the line it ends");
    assertEquals(3, lines.line(6));
  }

  @Test
  void theEndOfTheTextHasAPlace() {
    assertEquals(1, of("").line(0));
    assertEquals(1, of("").column(0));
    assertEquals(2, of("a\n").line(2));
    assertEquals("", of("a\n").text(2));
    assertEquals(3, of("ab").column(2));
  }

  @Test
  void manyLinesAreFoundAgain() {
    LineMap lines = of("x\n".repeat(1000));
    assertEquals(1001, lines.count());
    assertEquals(700, lines.line(2 * 699));
  }

  @Test
  void aSpanJoinsAndSortsByItsPlace() {
    assertEquals(new Span(1, 9), new Span(4, 9).to(new Span(1, 2)));
    assertEquals(-1, Integer.signum(new Span(1, 2).compareTo(new Span(1, 3))));
    assertEquals(1, Integer.signum(new Span(2, 2).compareTo(new Span(1, 3))));
    assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Span(-1, 2));
  }
}

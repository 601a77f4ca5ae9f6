package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class QuotedTest {
  @Test
  void printableAsciiIsShownAsItIs() {
    assertEquals("` a~Z 9 `", Quoted.text(" a~Z 9 "));
    assertEquals("``", Quoted.text(""));
  }

  @Test
  void everythingElseIsEscaped() {
    assertEquals("`\\u001b[31m\\u001f`", Quoted.text("\u001b[31m\u001f"));
    assertEquals("`\\u007f\\u00e4\\u202e`", Quoted.text("\u007f\u00e4\u202e"));
  }

  @Test
  void aLongTextIsCut() {
    assertEquals("`" + "x".repeat(128) + "`", Quoted.text("x".repeat(128)));
    assertEquals("`" + "x".repeat(128) + "...`", Quoted.text("x".repeat(129)));
  }
}

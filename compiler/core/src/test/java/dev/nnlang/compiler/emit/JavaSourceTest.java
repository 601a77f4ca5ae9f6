package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.CompilerBug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last look at the names of a class, which become code and a path. */
final class JavaSourceTest {
  @Test
  void aPackageOfAHundredThousandPartsTakesNoMoreStackThanOneOfTwo() {
    String name = "a" + ".b".repeat(100_000);

    assertEquals(name + ".C", new JavaSource(name, "C", "").className());
  }

  @Test
  void theDefaultPackageHasNoName() {
    assertEquals("C.java", new JavaSource("", "C", "").path());
    assertEquals("a/b/C.java", new JavaSource("a.b", "C", "").path());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a.", ".a", "a..b", "a.1", "a/b", "a b", "a;", "a.b\n", "\u00e9"})
  void whatIsNoPackageIsAMistakeOfNnc(String name) {
    assertThrows(CompilerBug.class, () -> new JavaSource(name, "C", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "1", "C\n", "C {}", "../C"})
  void whatIsNoNameOfAClassIsAMistakeOfNnc(String name) {
    assertThrows(CompilerBug.class, () -> new JavaSource("a", name, ""));
  }
}

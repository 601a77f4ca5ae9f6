package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.plan.TargetChoice;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CompilerOptionsTest {
  private static void refused(Map<String, String> options, String message) {
    assertEquals(
        message, assertThrows(BadParameter.class, () -> CompilerOptions.of(options)).getMessage());
  }

  @Test
  void optionsHaveTheNamesOfTheCommandLine() throws BadParameter {
    CompilerOptions options =
        CompilerOptions.of(Map.of("target", "vector", "set", "hidden=64,\n  rate=0.1"));

    assertEquals(TargetChoice.VECTOR, options.target());
    assertEquals(Map.of("hidden", "64", "rate", "0.1"), options.params().values());
  }

  @Test
  void withoutOptionsItIsPlainJava() throws BadParameter {
    assertEquals(
        new CompilerOptions(TargetChoice.PLAIN, new ParamValues(new TreeMap<>()), false),
        options());
  }

  private static CompilerOptions options() throws BadParameter {
    return CompilerOptions.of(Map.of());
  }

  @Test
  void anUnknownOptionIsRefused() {
    refused(
        Map.of("Werror", "true"),
        "there is no option `Werror`; there are `set`, `standalone` and `target`");
  }

  @Test
  void aValueThatMeansNothingIsRefused() {
    refused(
        Map.of("target", "fast"),
        "the option `target` is `fast`; it may be one of `plain`, `vector`, `both`");
    refused(Map.of("set", "hidden"), "the option `set` is `hidden`; write `NAME=VALUE`");
    refused(Map.of("set", "=3"), "the option `set` is `=3`; write `NAME=VALUE`");
    refused(Map.of("set", ""), "the option `set` is ``; write `NAME=VALUE`");
  }

  @Test
  void otherOptionsAreAnotherText() throws BadParameter {
    assertNotEquals(options().text(), CompilerOptions.of(Map.of("set", "a=1")).text());
    assertNotEquals(options().text(), CompilerOptions.of(Map.of("target", "vector")).text());
    assertNotEquals(options().text(), CompilerOptions.of(Map.of("standalone", "true")).text());
  }
}

package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.JavaSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandaloneOptionTest {
  private static final String MODEL =
      "nn 1\nmodel A { input x: real  output y: real  layers: dense(_) }\n";

  private static JavaSource compiled(Map<String, String> options) throws Exception {
    return CompiledSource.of(
            new ModelSource(Path.of("a.nn"), "a.nn", "com.acme"),
            MODEL.getBytes(StandardCharsets.UTF_8),
            CompilerOptions.of(options))
        .made(ModelOutput.ITS_CLASS)
        .get(0)
        .java();
  }

  @Test
  void aClassHasTheRuntimeInItselfWhereThatIsAskedFor() throws Exception {
    JavaSource alone = compiled(Map.of("standalone", "true"));
    assertFalse(alone.text().contains("dev.nnlang"));
    assertEquals("com/acme/A.java", alone.path());
    assertTrue(compiled(Map.of("standalone", "false")).text().contains("import dev.nnlang"));
  }

  @Test
  void anythingButYesOrNoIsRefused() {
    BadParameter refused =
        assertThrows(BadParameter.class, () -> CompilerOptions.of(Map.of("standalone", "yes")));
    assertEquals(
        "the option `standalone` is `yes`; it may be one of `true`, `false`", refused.getMessage());
  }
}

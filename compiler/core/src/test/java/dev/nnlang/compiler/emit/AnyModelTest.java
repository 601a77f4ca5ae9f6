package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.ModelFiles;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.AnyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every model file that fuzzing begins with or once came to, and some edits of them. */
final class AnyModelTest {
  private static final Path FOUND = Path.of("src/test/fuzz/inputs/models");
  private static final Duration HANGS = Duration.ofMinutes(1);
  private static final int SCRIPTS = 200;

  @TestFactory
  Stream<DynamicTest> everyModelFileIsAnswered() throws IOException {
    return ModelFiles.all().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey().toString(),
                    () -> assertTimeout(HANGS, () -> check(file.getKey(), file.getValue()))));
  }

  private static void check(Path file, byte[] bytes) {
    AnyText.check(bytes);
    AnyModel.check(new String(bytes, StandardCharsets.UTF_8), file.startsWith(FOUND));
  }

  /** The first models that a campaign makes: some compile, most have a mistake. */
  @Test
  void editedModelsAreAnswered() throws IOException {
    EditScript edits = EditScript.overModelFiles();
    Random random = new Random(11);
    int accepted = 0;
    for (int i = 0; i < SCRIPTS; i++) {
      byte[] script = new byte[2 + 5 * random.nextInt(4)];
      random.nextBytes(script);
      String text = edits.text(script);
      try {
        AnyModel.check(text, false);
      } catch (RuntimeException | Error escaped) {
        throw new AssertionError(text, escaped);
      }
      CompileRequest request = new CompileRequest(new SourceFile("any.nn", text), Map.of());
      accepted += Compiler.check(request).failed() ? 0 : 1;
    }
    assertEquals(text(edits, 0), text(edits, edits.files()));
    int compiled = accepted;
    assertTrue(accepted > 0 && accepted < SCRIPTS / 2, () -> "accepted " + compiled);
  }

  /** File {@code number} without any edit. */
  private static String text(EditScript edits, int number) {
    return edits.text(new byte[] {(byte) (number >> Byte.SIZE), (byte) number});
  }
}

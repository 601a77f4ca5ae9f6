package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bytes of the classes of the Iris sample, all of them together. */
final class ClassSizeTest {
  private static final Path IRIS = Path.of("../../samples/iris/src/main/nn/iris.nn");

  private static int size(String... options) throws IOException {
    List<JavaSource> sources = GeneratedModel.compile(Files.readString(IRIS)).sources();
    Map<String, byte[]> classes = GeneratedModel.classes(sources, List.of(options));
    assertEquals(6, classes.size(), () -> classes.keySet().toString());
    return classes.values().stream().mapToInt(bytes -> bytes.length).sum();
  }

  @Test
  void theClassesOfIrisAreSmallAsJavacMakesThem() throws IOException {
    int size = size();
    assertTrue(size <= 31_000, () -> size + " bytes");
  }

  /** With the names of all local variables. */
  @Test
  void theClassesOfIrisAreSmallAsMavenMakesThem() throws IOException {
    int size = size("-g");
    assertTrue(size <= 39_000, () -> size + " bytes");
  }
}

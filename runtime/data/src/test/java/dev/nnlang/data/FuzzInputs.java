package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs that fuzzing begins with or once came to. */
final class FuzzInputs {
  private static final Path INPUTS = Path.of("src/test/fuzz/inputs");

  private FuzzInputs() {}

  /** Those for {@code format}, by name. */
  static Map<String, byte[]> of(String format) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (Stream<Path> files = Files.list(INPUTS.resolve(format))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        inputs.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    assertTrue(inputs.size() > 10, "inputs: " + inputs.size());
    return inputs;
  }
}

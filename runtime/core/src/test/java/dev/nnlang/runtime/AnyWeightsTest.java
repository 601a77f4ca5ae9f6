package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every input that fuzzing begins with or once came to. */
final class AnyWeightsTest {
  private static final Path INPUTS = Path.of("src/test/fuzz/inputs/weights");
  private static final Duration HANGS = Duration.ofMinutes(1);

  /** By name. */
  static Map<String, byte[]> inputs() throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (Stream<Path> files = Files.list(INPUTS)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        inputs.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    assertTrue(inputs.size() > 10, "inputs: " + inputs.size());
    return inputs;
  }

  @TestFactory
  Stream<DynamicTest> everyInputIsRefusedOrRight() throws IOException {
    return inputs().entrySet().stream()
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.getKey(),
                    () -> assertTimeout(HANGS, () -> AnyWeights.check(input.getValue()))));
  }
}

package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Every input that fuzzing begins with or once came to. */
final class AnyDataTest {
  private static final Duration HANGS = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyCsvIsRefusedOrRight() throws IOException {
    Path file = folder.resolve("rows.csv");
    return FuzzInputs.of("csv").entrySet().stream()
        .map(input -> test(input, () -> AnyCsv.check(file, input.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everyPairOfIdxFilesIsRefusedOrRight() throws IOException {
    Path labels = folder.resolve("labels");
    Path images = folder.resolve("images");
    return FuzzInputs.of("idx").entrySet().stream()
        .map(input -> test(input, () -> AnyIdx.check(labels, images, input.getValue())));
  }

  private static DynamicTest test(Map.Entry<String, byte[]> input, Executable check) {
    return DynamicTest.dynamicTest(input.getKey(), () -> assertTimeout(HANGS, check));
  }
}

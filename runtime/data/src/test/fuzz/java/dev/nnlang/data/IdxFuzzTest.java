package dev.nnlang.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for IDX files that are neither refused nor within what the model declares. */
final class IdxFuzzTest {
  private static final Path LABELS = FileInMemory.of("labels");
  private static final Path IMAGES = FileInMemory.of("images");

  static Stream<byte[]> inputs() throws IOException {
    return FuzzInputs.of("idx").values().stream();
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void dataIsRefusedOrRight(byte[] input) throws IOException {
    AnyIdx.check(LABELS, IMAGES, input);
  }
}

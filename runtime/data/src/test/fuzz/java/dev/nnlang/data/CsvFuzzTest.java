package dev.nnlang.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for CSV that is neither refused nor within what the model declares. */
final class CsvFuzzTest {
  private static final Path FILE = FileInMemory.of("rows.csv");

  static Stream<byte[]> inputs() throws IOException {
    return FuzzInputs.of("csv").values().stream();
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void dataIsRefusedOrRight(byte[] input) throws IOException {
    AnyCsv.check(FILE, input);
  }
}

package dev.nnlang.compiler.syntax;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nnlang.compiler.ModelFiles;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for bytes that are neither read as a model file nor refused with a place. */
final class TextFuzzTest {
  static Stream<byte[]> files() throws IOException {
    return ModelFiles.all().values().stream();
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "", maxExecutions = 2_000_000)
  void everyTextIsAnswered(byte[] bytes) {
    AnyText.check(bytes);
  }
}

package dev.nnlang.compiler.emit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for model files that are mostly well formed and are neither refused with a place nor
 * compiled for every target. What it finds has the text of the file in its message.
 */
final class EditFuzzTest {
  private static final int THOROUGH = 16;
  private static final EditScript EDITS = edits();

  private static EditScript edits() {
    try {
      return EditScript.overModelFiles();
    } catch (IOException unreadable) {
      throw new ExceptionInInitializerError(unreadable);
    }
  }

  /** Each file without any edit. */
  static Stream<byte[]> scripts() {
    return IntStream.range(0, EDITS.files())
        .mapToObj(file -> ByteBuffer.allocate(2).putShort((short) file).array());
  }

  @MethodSource("scripts")
  @FuzzTest(maxDuration = "", maxExecutions = 500_000)
  void everyEditedModelIsAnswered(byte[] script) {
    String text = EDITS.text(script);
    try {
      AnyModel.check(text, text.hashCode() % THOROUGH == 0);
    } catch (Throwable escaped) {
      throw new AssertionError(text, escaped);
    }
  }
}

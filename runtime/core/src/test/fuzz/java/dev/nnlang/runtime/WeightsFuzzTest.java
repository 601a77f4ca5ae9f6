package dev.nnlang.runtime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for weights that are neither refused nor right. */
final class WeightsFuzzTest {
  static Stream<byte[]> inputs() throws IOException {
    return AnyWeightsTest.inputs().values().stream();
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void weightsAreRefusedOrRight(byte[] input) {
    AnyWeights.check(input);
  }
}

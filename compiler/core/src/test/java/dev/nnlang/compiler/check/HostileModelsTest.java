package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Files made to make the checker slow. Each takes a second or two; work that grew with the square
 * of the file would take minutes, so the limit is far from both.
 */
final class HostileModelsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static String many(int count, String separator, String form) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.replace("#", Integer.toString(i)))
        .collect(Collectors.joining(separator));
  }

  private static void assertCapped(String file) {
    assertTimeout(
        LIMIT, () -> assertEquals(Diagnostics.CAP, Checked.file(file).diagnostics().size()));
  }

  @Test
  void aFieldDeclaredAHundredThousandTimes() {
    assertCapped(
        "nn 1 model M { input %s: real output y: real layers: dense(_) }"
            .formatted(many(100_000, ",", "x")));
  }

  @Test
  void manyParamsThatUseParamsThatDoNotExist() {
    assertCapped("nn 1 " + many(20_000, " ", "param p#: int = q#"));
  }

  @Test
  void manyParamsThatUseEachOther() {
    String file = "nn 1 param p0: int = 1 " + many(20_000, " ", "param q#: int = p0 + 1");
    assertTimeout(LIMIT, () -> assertEquals(1, Checked.file(file).diagnostics().size()));
  }

  @Test
  void manyFieldsOfATypeThatDoesNotExist() {
    assertCapped(
        "nn 1 model M { %s output y: real layers: dense(_) }"
            .formatted(many(30_000, " ", "input x#: rael")));
  }

  @Test
  void manyTrainBlocksForModelsThatDoNotExist() {
    assertCapped("nn 1 " + many(20_000, " ", "train A# on b# { seed: 1 }"));
  }
}

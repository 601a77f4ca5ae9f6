package dev.nnlang.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HostileTextTest {
  /** The promise is 2 s on a free machine; a busy one gets some slack. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static List<HostileText> all() {
    return HostileText.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isRefusedSoonWithItsCode(HostileText hostile) {
    byte[] bytes = hostile.bytes();

    List<Diagnostic> found =
        assertTimeoutPreemptively(PATIENCE, () -> Wiring.refuse(bytes), hostile.name());

    assertFalse(found.isEmpty(), hostile.name());
    assertEquals(hostile.code(), found.get(0).code(), () -> hostile.name() + ": " + found.get(0));
    assertTrue(found.size() <= Diagnostics.CAP, hostile.name());
  }
}

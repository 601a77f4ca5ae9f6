package dev.nnlang.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnlang.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code src/test/golden/hostile}, one after the other in one process with a small
 * stack and a small heap: what nnc says of it, letter by letter, and that it says it soon, without
 * a stack trace, and writes nothing where it should not.
 */
@Tag("small-memory")
final class HostileCorpusTest {
  /**
   * Of this thread's own work, which another program on the machine does not stretch. The first
   * commands also load and interpret what the later ones find compiled.
   */
  private static final Duration MOST_WORK = Duration.ofSeconds(2);

  /** For a case that hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(|Exception in thread");
  private static final String MODE = System.getProperty("golden", "compare");

  @TestFactory
  Stream<DynamicTest> everyCaseIsAnsweredAsItsFolderStates() throws IOException {
    return HostileCase.all("process").stream()
        .map(hostile -> dynamicTest(hostile.name(), () -> check(hostile)));
  }

  private static void check(HostileCase hostile) throws Exception {
    hostile.prepare();
    List<String> before = hostile.untouchable();
    List<String> arguments = hostile.arguments();

    Answer answer = assertTimeoutPreemptively(PATIENCE, () -> Answer.to(arguments), hostile::name);

    compare(hostile, hostile.outcome(answer.code(), answer.err(), answer.out()));
    assertFalse(TRACE.matcher(answer.err()).find(), answer.err());
    assertNotEquals(70, answer.code(), answer.err());
    assertEquals(before, hostile.untouchable(), "written outside the output folder");
    assertTrue(
        answer.work().compareTo(MOST_WORK) <= 0, () -> hostile.name() + " takes " + answer.work());
  }

  /** What a command printed and exits with, and the processor time that it took. */
  private record Answer(int code, String out, String err, Duration work) {
    static Answer to(List<String> arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int code =
          Main.run(
              arguments.toArray(String[]::new),
              new ByteArrayInputStream(new byte[0]),
              new PrintStream(out, false, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      return new Answer(
          code,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8),
          Duration.ofNanos(end - start));
    }
  }

  private static void compare(HostileCase hostile, String outcome) throws IOException {
    if (!MODE.equals("update")) {
      assertEquals(hostile.expected(), outcome);
    } else if (!hostile.expected().equals(outcome)) {
      hostile.rewrite(outcome);
    }
  }

  @Test
  void aRunThatRewritesNeverPasses() {
    assertNotEquals("update", MODE, "look at the changes, then run without -Dgolden=update");
  }

  @Test
  void noFileStandsOutsideACase() throws IOException {
    assertEquals(List.of(), HostileCase.strays());
  }

  @Test
  void theProcessHasASmallStackAndASmallHeap() {
    assertTrue(Runtime.getRuntime().maxMemory() <= 256L << 20, "run with -Xmx256m");
    assertTrue(
        ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-Xss256k"),
        "run with -Xss256k");
  }
}

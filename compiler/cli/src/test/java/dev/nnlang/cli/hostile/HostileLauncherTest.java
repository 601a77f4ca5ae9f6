package dev.nnlang.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same cases once more, each as a person would meet it: a process of its own, started by {@code
 * compiler/nnc}. Takes a second or two for each.
 */
@EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
final class HostileLauncherTest {
  private static final String LAUNCHER = Path.of("../nnc").toAbsolutePath().normalize().toString();

  /** For a process that hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Processor time of the launcher and its Java, which a busy machine does not stretch. */
  private static final double MOST_SECONDS = 4;

  /** The second line of the shell's {@code times}: what its children took, user and system. */
  private static final Pattern TIMES = Pattern.compile("\\n(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

  /** What the launcher and its Java print and take. */
  @TempDir Path printed;

  /** A launcher that has something to build says so, and takes its time. */
  @BeforeAll
  static void build() throws IOException, InterruptedException {
    Process process =
        launcher(List.of(LAUNCHER, "--version"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
  }

  private static ProcessBuilder launcher(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("NNC_JAVA_OPTS", "-Xss256k -Xmx256m");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  @TestFactory
  Stream<DynamicTest> theLauncherAnswersEveryCaseAlike() throws IOException {
    return HostileCase.all("launcher").stream()
        .map(hostile -> dynamicTest(hostile.name(), () -> check(hostile)));
  }

  private void check(HostileCase hostile) throws Exception {
    hostile.prepare();
    List<String> before = hostile.untouchable();
    Path streams = Files.createDirectory(printed.resolve(hostile.name()));
    List<String> line =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "\"$@\" >\"$0/out\" 2>\"$0/err\" </dev/null; code=$?; times >\"$0/times\"; exit $code",
                streams.toString(),
                LAUNCHER));
    line.addAll(hostile.arguments());
    Process process = launcher(line).directory(hostile.here().toFile()).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(hostile.name() + " does not end");
    }
    String err = Files.readString(streams.resolve("err"));
    String out = Files.readString(streams.resolve("out"));
    assertEquals(hostile.expected(), hostile.outcome(process.exitValue(), err, out));
    assertEquals(before, hostile.untouchable(), "written outside the output folder");
    double seconds = seconds(Files.readString(streams.resolve("times")));
    assertTrue(seconds <= MOST_SECONDS, () -> hostile.name() + " takes " + seconds + " s");
  }

  private static double seconds(String times) {
    Matcher children = TIMES.matcher(times);
    assertTrue(children.find(), times);
    return 60 * Double.parseDouble(children.group(1))
        + Double.parseDouble(children.group(2))
        + 60 * Double.parseDouble(children.group(3))
        + Double.parseDouble(children.group(4));
  }
}

package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command of its own process, and signals to it. */
class InterruptTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String STOPPING = "stopping at the end of this update";

  /** One update of it takes some seconds, and far longer than to send a signal. */
  private static final String SLOW =
      """
      nn 1
      model Slow {
        input  a, b: real
        output y: real
        layers: dense(1000, tanh, init: glorot) -> dense(1000, tanh, init: glorot)
             -> dense(_, identity, init: glorot)
      }
      data values { from: rows(a, b, y) { ROWS } }
      train Slow on values { loss: squared  batch: all  stop: epochs >= 1000 }
      """;

  @TempDir Path folder;

  /** A shell that runs tests in the background lets them, and theirs, ignore SIGINT. */
  private static void assumeNotIgnored(int signal) throws IOException {
    assumeTrue(Files.exists(STATUS), "signals are sent on Linux alone");
    try (Stream<String> lines = Files.lines(STATUS)) {
      long ignored =
          lines
              .filter(line -> line.startsWith("SigIgn:"))
              .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .sum();
      assumeTrue((ignored >> (signal - 1) & 1) == 0, "signal " + signal + " is ignored here");
    }
  }

  private Path slow() throws IOException {
    String rows =
        IntStream.rangeClosed(0, 3000)
            .mapToObj(n -> String.format(Locale.ROOT, "%d, 0.5, 1", n))
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("slow.nn"), SLOW.replace("ROWS", rows));
  }

  private Process train(Path checkpoints) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "train",
            slow().toString(),
            "--quiet",
            "-o",
            folder.resolve("slow.safetensors").toString(),
            "--checkpoint",
            checkpoints.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void signal(Process process, String name) throws Exception {
    int sent =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    assertEquals(0, sent);
  }

  private static String await(BufferedReader err, String text) throws IOException {
    StringBuilder before = new StringBuilder();
    String line = err.readLine();
    while (line != null && !line.contains(text)) {
      before.append(line).append('\n');
      line = err.readLine();
    }
    if (line == null) {
      throw new AssertionError("ended without " + text + ":\n" + before);
    }
    return line;
  }

  @ParameterizedTest
  @CsvSource({"INT, 2", "TERM, 15"})
  void aSecondSignalEndsAtOnceWhatTheFirstIsStillSaving(String name, int number) throws Exception {
    assumeNotIgnored(number);
    Path checkpoints = folder.resolve("checkpoints");
    Process process = train(checkpoints);
    try (BufferedReader err = process.errorReader()) {
      // It is said when the first weights are drawn: updates come next.
      await(err, "input `a` goes from 0 to 3000 ");
      signal(process, name);
      await(err, STOPPING);
      signal(process, name);
      List<String> rest = err.lines().toList();
      assertEquals(128 + number, process.waitFor());
      assertEquals(List.of(), rest, "neither saved nor out of patience");
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("checkpoint-")));
    }
  }
}

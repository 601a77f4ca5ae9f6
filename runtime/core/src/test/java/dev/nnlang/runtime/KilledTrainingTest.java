package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in a process of its own, killed at random moments and taken up again each time, comes
 * to the same bits. {@code -Pkill} kills a thousand of them; {@code -Dnnc.kill.seed} repeats a run.
 */
final class KilledTrainingTest {
  /** Longer than two lives, so that most kills fall into the training. */
  private static final int EPOCHS = 150;

  private static final int KILLS = Integer.getInteger("nnc.kills", 50);

  /** From the moment that the process is up: about as long as it takes to save some times. */
  private static final int LATEST_MILLIS = 250;

  /** Where Maven compiles to: the class path of a test in a module has not all of it. */
  private static final String CLASSES =
      String.join(File.pathSeparator, "target/classes", "target/test-classes");

  @TempDir Path folder;

  @Test
  void killedAtAnyMomentItComesToTheSameBits() throws IOException, InterruptedException {
    long seed = Long.getLong("nnc.kill.seed", System.nanoTime());
    System.out.println("kills: " + KILLS + ", -Dnnc.kill.seed=" + seed);
    RandomStream random = new RandomStream(seed);
    String expected = SavedTraining.expected(EPOCHS);
    int kills = 0;
    int trainings = 0;
    while (kills < KILLS) {
      int training = trainings++;
      Path place = folder.resolve("training" + training);
      String result = "";
      while (result.isEmpty()) {
        result = live(place, kills < KILLS ? random.nextInt(LATEST_MILLIS) : Integer.MAX_VALUE);
        kills += result.isEmpty() ? 1 : 0;
      }
      assertEquals(expected, result, "seed " + seed);
    }
    System.out.println(
        "kills: " + kills + " in " + trainings + " trainings, each to the same bits");
  }

  /** What the training came to; empty where it was killed after {@code millis}. */
  private static String live(Path place, int millis) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    CLASSES,
                    SavedTraining.class.getName(),
                    place.toString(),
                    Integer.toString(EPOCHS)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals("up", out.readLine());
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return "";
      }
      assertEquals(0, process.exitValue());
      return String.valueOf(out.readLine());
    }
  }
}

package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of 48 MiB trains on files of which it can keep an eighth of that; with {@code
 * -Pexhaustive} they are more than 100 MB.
 */
final class LargerThanMemoryTest {
  private static final String HEAP = "-Xmx48m";
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("nnc.exhaustive");
  private static final long LARGE = EXHAUSTIVE ? 100_000_000 : 16_000_000;
  private static final int COLUMNS = 100;
  private static final int DIGITS = 6;
  private static final int IMAGES = EXHAUSTIVE ? 130_000 : 21_000;
  private static final int PIXELS = 28 * 28;

  @TempDir Path folder;

  private String trained(String model) throws IOException, InterruptedException {
    Path file = folder.resolve("model.nn");
    Files.writeString(file, model);
    Path files = Files.createDirectory(folder.resolve("files"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-XX:+UseSerialGC",
                    "-Djava.io.tmpdir=" + files,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "train",
                    file.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    try (var left = Files.list(files)) {
      assertEquals(List.of(), left.toList());
    }
    return said;
  }

  @Test
  void aCsvFileLargerThanTheHeapIsLearned() throws IOException, InterruptedException {
    Path file = folder.resolve("rows.csv");
    long rows = LARGE / ((DIGITS + 3) * COLUMNS + 2) + 1;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      StringBuilder header = new StringBuilder("high");
      for (int c = 0; c < COLUMNS; c++) {
        header.append(",x_").append(c);
      }
      out.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      SplittableRandom random = new SplittableRandom(1);
      byte[] row = new byte[(DIGITS + 3) * COLUMNS + 2];
      for (long r = 0; r < rows; r++) {
        write(random, row);
        out.write(row);
      }
    }
    assertTrue(Files.size(file) > LARGE, () -> "rows: " + rows);

    String said =
        trained(
            """
            nn 1
            model Large {
              input  x[100]: real in 0..1
              output high: boolean
              layers: standardize -> dense(_, sigmoid)
            }
            data rows { from: csv("rows.csv")  split: train 80%, validation 10%, test 10%, stratified }
            train Large on rows { rate: 0.5  stop: epochs >= 3 }
            expect Large { test.accuracy >= 90% }
            """);
    assertTrue(said.contains("expect      ok"), said);
  }

  /** A row is high if its first number is above one half. */
  private static void write(SplittableRandom random, byte[] row) {
    for (int c = 0; c < COLUMNS; c++) {
      int at = 1 + c * (DIGITS + 3);
      row[at] = ',';
      row[at + 1] = '0';
      row[at + 2] = '.';
      for (int d = 0; d < DIGITS; d++) {
        row[at + 3 + d] = (byte) ('0' + random.nextInt(10));
      }
    }
    row[0] = (byte) (row[4] >= '5' ? '1' : '0');
    row[row.length - 1] = '\n';
  }

  @Test
  void idxFilesLargerThanTheHeapAreLearned() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(2);
    byte[] labels = new byte[IMAGES];
    random.nextBytes(labels);
    try (DataOutputStream out = out("labels")) {
      out.writeInt(0x801);
      out.writeInt(IMAGES);
      for (int n = 0; n < IMAGES; n++) {
        labels[n] &= 1;
      }
      out.write(labels);
    }
    try (DataOutputStream out = out("images")) {
      out.writeInt(0x803);
      out.writeInt(IMAGES);
      out.writeInt(28);
      out.writeInt(28);
      byte[] pixels = new byte[PIXELS];
      for (int n = 0; n < IMAGES; n++) {
        random.nextBytes(pixels);
        pixels[PIXELS / 2] = (byte) (labels[n] == 1 ? 255 : 0);
        out.write(pixels);
      }
    }
    assertTrue(Files.size(folder.resolve("images")) > LARGE);

    String said =
        trained(
            """
            nn 1
            model Large {
              input  pixels[28, 28]: real in 0..255
              output lit: boolean
              layers: scale(-1..1) -> dense(_, sigmoid)
            }
            data images { train: idx("images", "labels")  validation: 10% of train }
            train Large on images { rate: 0.05  stop: epochs >= 3 }
            expect Large { validation.accuracy >= 90% }
            """);
    assertTrue(said.contains("expect      ok"), said);
  }

  private DataOutputStream out(String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16));
  }
}

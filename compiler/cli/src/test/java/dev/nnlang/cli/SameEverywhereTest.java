package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same file gives the same Java and the same weights, whatever is around: what {@code
 * .ci/matrix} tries over JDKs and processes, as far as one process goes.
 */
final class SameEverywhereTest {
  private static final Locale LOCALE = Locale.getDefault();
  private static final TimeZone ZONE = TimeZone.getDefault();
  private static final String JAVA = "out/com/example/iris/Iris.java";

  @TempDir Path folder;

  @AfterEach
  void putBack() {
    Locale.setDefault(LOCALE);
    TimeZone.setDefault(ZONE);
  }

  /** Iris with enough units for vectors and for several threads, in a folder of this name. */
  private Path iris(String name, String lineEnd) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Path model = Run.iris(place);
    for (Path file : new Path[] {model, place.resolve("iris.csv")}) {
      Files.writeString(file, Files.readString(file).replace("\n", lineEnd));
    }
    return Files.writeString(
        model, Files.readString(model).replace("dense(16, tanh)", "dense(40, tanh)"));
  }

  private static String weights(Path model, String target, int threads) {
    return Run.nnc(
            "train",
            model,
            "--quiet",
            "--json",
            "--max-epochs",
            3,
            "--target",
            target,
            "--threads",
            threads,
            "-o",
            model.resolveSibling("w.safetensors"))
        .json()
        .get("fingerprint")
        .getAsString();
  }

  private static String java(Path model) throws IOException {
    Run.nnc(model, "--target", "both", "-d", model.resolveSibling("out")).exits(0);
    return Files.readString(model.resolveSibling(JAVA));
  }

  /**
   * Each target and number of threads once or twice, each locale, each zone, both ends of lines.
   */
  @ParameterizedTest
  @CsvSource({
    "en-US, UTC, LF, plain, 2",
    "de-DE, America/St_Johns, CRLF, vector, 1",
    "tr-TR, Asia/Kathmandu, CRLF, both, 4",
    "ar-EG, Pacific/Kiritimati, LF, plain, 4",
    "hi-IN-u-nu-deva, Asia/Kolkata, CRLF, vector, 4",
    "th-TH, Asia/Bangkok, LF, both, 2"
  })
  void nothingAroundChangesJavaOrWeights(
      String locale, String zone, String lineEnd, String target, int threads) throws IOException {
    Path here = iris("here", "\n");
    String java = java(here);
    String weights = weights(here, "plain", 1);
    Path there = iris("th\u00e9re, a longer name", lineEnd.equals("LF") ? "\n" : "\r\n");
    Locale.setDefault(Locale.forLanguageTag(locale));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));

    assertEquals(java, java(there));
    assertEquals(weights, weights(there, target, threads));
  }

  @Test
  void anotherSeedGivesOtherWeights() throws IOException {
    Path model = iris("here", "\n");
    String one = weights(model, "plain", 1);
    Files.writeString(model, Files.readString(model).replaceAll("seed: +42", "seed: 43"));
    assertNotEquals(one, weights(model, "plain", 1));
  }
}

package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `nnc train` says and leaves where numbers end. */
class DivergenceTest {
  @TempDir Path folder;

  private Path iris(String before, String after) throws IOException {
    Path model = Run.iris(folder);
    return Files.writeString(model, Files.readString(model).replace(before, after));
  }

  private Path weights() {
    return folder.resolve("Iris.safetensors");
  }

  private Path lastGood() {
    return folder.resolve("Iris.last-good.safetensors");
  }

  private Run train(Path model) {
    return Run.nnc("train", model, "--quiet", "-o", weights()).exits(4);
  }

  private String golden(String name) throws IOException {
    try (InputStream in = DivergenceTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRateOfFiftyOnIrisIsToldInFull() throws IOException {
    assertEquals(golden("iris-rate-50.txt"), told(train(iris("0.05", "50"))));
    assertFalse(Files.exists(weights()));
  }

  @Test
  void theLastGoodWeightsCanBeUsedAndTheWeightsOfBeforeStay() throws IOException {
    Run.nnc("train", Run.iris(folder), "--quiet", "--max-epochs", 3, "-o", weights());
    byte[] before = Files.readAllBytes(weights());
    Files.delete(folder.resolve("iris.nn"));
    Files.delete(folder.resolve("iris.csv"));
    Path model = iris("0.05", "50");
    train(model);
    assertArrayEquals(before, Files.readAllBytes(weights()));
    Run.nnc("walk", model, "-w", lastGood(), "--row", 34).exits(0);
    byte[] good = Files.readAllBytes(lastGood());
    train(model);
    assertArrayEquals(good, Files.readAllBytes(lastGood()), "our own file is written over");
  }

  @Test
  void aFileInTheWayThatNncDidNotMakeStays() throws IOException {
    Files.writeString(lastGood(), "mine");
    Run run = train(iris("0.05", "50"));
    assertTrue(run.err().contains("note: the last good weights are not saved: "), run.err());
    assertEquals("mine", Files.readString(lastGood()));
  }

  /** All that is said, the folder left out. */
  private String told(Run run) {
    String said = run.err().replace(folder + "/", "");
    return said.substring(said.indexOf("error[NN0805]"));
  }

  @Test
  void everyTargetTellsTheSameAndLeavesTheSameWeights() throws IOException {
    Path model = iris("0.05", "50");
    train(model);
    byte[] good = Files.readAllBytes(lastGood());
    for (String target : new String[] {"vector", "both"}) {
      Files.delete(lastGood());
      Run run = Run.nnc("train", model, "--quiet", "--target", target, "-o", weights()).exits(4);
      assertEquals(golden("iris-rate-50.txt"), told(run), target);
      assertArrayEquals(good, Files.readAllBytes(lastGood()), target);
    }
  }

  /** Goes on after so many updates; that they led out of the numbers may have been seen already. */
  private Run resumedAfter(int updates, Path model) {
    Path place = folder.resolve("after-" + updates);
    Object[] options = {"train", model, "--quiet", "--checkpoint", place, "-o", weights()};
    Stream<Object> first = Stream.of("--max-updates", updates, "-o", folder.resolve("unused"));
    Run.nnc(Stream.concat(Arrays.stream(options, 0, 5), first).toArray());
    String saved = String.format(Locale.ROOT, "checkpoint-%09d.safetensors", updates);
    assertTrue(Files.exists(place.resolve(saved)), saved);
    return Run.nnc(Stream.concat(Arrays.stream(options), Stream.of("--resume")).toArray()).exits(4);
  }

  /** It is the output in update 14 that is not finite, and update 13 that led there. */
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 12})
  void aTrainingThatGoesOnTellsTheSameAndLeavesTheSameWeights(int updates) throws IOException {
    Path model = iris("0.05", "50");
    train(model);
    byte[] good = Files.readAllBytes(lastGood());
    Files.delete(lastGood());
    assertEquals(golden("iris-rate-50.txt"), told(resumedAfter(updates, model)));
    assertArrayEquals(good, Files.readAllBytes(lastGood()));
  }

  /** The good weights are those before the checkpoint; all else is known. */
  @Test
  void aTrainingThatGoesOnFromTheUpdateThatLedThereNamesTheSamePlaceRateAndCure()
      throws IOException {
    String whole = golden("iris-rate-50.txt");
    String told = told(resumedAfter(13, iris("0.05", "50")));
    int notes = whole.indexOf("note: the last good weights go up to");
    assertEquals(whole.substring(0, notes), told.substring(0, Math.min(notes, told.length())));
    assertTrue(told.contains("note: the weights of the checkpoint go up to "), told);
    assertTrue(told.contains("note: no weights are saved: "), told);
    assertFalse(Files.exists(lastGood()));
  }

  @Test
  void firstWeightsThatAreTooLargeAreSaidAtTheirLayerAndNotSaved() throws IOException {
    Run run = train(iris("sigma: 0.3", "sigma: 1e20"));
    assertTrue(run.err().contains("^^^ before any update"), run.err());
    assertTrue(run.err().contains("help: draw smaller first weights"), run.err());
    assertTrue(run.err().contains("note: no weights are saved"), run.err());
    assertFalse(Files.exists(lastGood()));
  }
}

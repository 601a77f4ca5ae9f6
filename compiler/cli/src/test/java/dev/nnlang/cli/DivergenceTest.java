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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    Run run = train(iris("0.05", "50"));
    String said = run.err().replace(folder + "/", "");
    assertEquals(golden("iris-rate-50.txt"), said.substring(said.indexOf("error[NN0805]")));
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

  @Test
  void firstWeightsThatAreTooLargeAreSaidAtTheirLayerAndNotSaved() throws IOException {
    Run run = train(iris("sigma: 0.3", "sigma: 1e20"));
    assertTrue(run.err().contains("^^^ before any update"), run.err());
    assertTrue(run.err().contains("help: draw smaller first weights"), run.err());
    assertTrue(run.err().contains("note: no weights are saved"), run.err());
    assertFalse(Files.exists(lastGood()));
  }
}

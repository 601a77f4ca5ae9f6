package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private static final Path IRIS_CLASS = Path.of("com", "example", "iris", "Iris.java");

  @TempDir Path folder;

  @Test
  void bothAreOneClassThatChooses() throws IOException {
    Run.nnc(Run.iris(folder), "--target", "both", "-d", folder).exits(0);
    String text = Files.readString(folder.resolve(IRIS_CLASS));
    assertTrue(text.contains("class PlainNetwork implements"), text);
    assertTrue(text.contains("class VectorNetwork implements"), text);
  }

  @Test
  void plainIsWhatIsWrittenUnlessMoreIsAskedFor() throws IOException {
    Run.nnc(Run.iris(folder), "-d", folder).exits(0);
    assertFalse(Files.readString(folder.resolve(IRIS_CLASS)).contains("jdk.incubator.vector"));
  }

  @Test
  void whateverTrainsGivesTheSameWeights() throws IOException {
    Path model = Run.iris(folder);
    String expected = fingerprint(model, "plain");
    for (String target : new String[] {"auto", "vector", "both"}) {
      assertEquals(expected, fingerprint(model, target), target);
    }
    Run unasked = train(model).exits(0);
    assertEquals(expected, unasked.json().get("fingerprint").getAsString());
  }

  private String fingerprint(Path model, String target) {
    return train(model, "--target", target).exits(0).json().get("fingerprint").getAsString();
  }

  private Run train(Path model, Object... more) {
    Object[] arguments = new Object[5 + more.length];
    Object[] first = {"train", model, "--json", "-o", folder.resolve("w")};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return Run.nnc(arguments);
  }

  /** A class that is written to be run elsewhere is not told where. */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "fast", ""})
  void otherTargetsAreRefused(String target) throws IOException {
    Run run = Run.nnc(Run.iris(folder), "-d", folder, "--target", target).exits(2);
    assertTrue(run.err().contains("'" + target + "' is none of plain, vector, both"), run.err());
  }

  @Test
  void aTrainingKnowsAuto() throws IOException {
    Run run = Run.nnc("train", Run.iris(folder), "--target", "fast").exits(2);
    assertTrue(run.err().contains("'fast' is none of plain, vector, both, auto"), run.err());
  }

  @Test
  void aPlanIsOfAClassThatIsWritten() throws IOException {
    Run run = Run.nnc("inspect", Run.iris(folder), "--plan", "--target", "auto").exits(2);
    assertTrue(run.err().contains("'auto' is none of plain, vector, both"), run.err());
  }
}

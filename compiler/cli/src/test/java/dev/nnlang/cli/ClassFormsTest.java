package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --standalone} and {@code --frozen}, as a shell sees them. */
final class ClassFormsTest {
  private static final String MODEL =
      "model %s { input x: real  output y: real  layers: dense(_) }\n";

  @TempDir Path folder;

  private Path written(String... models) throws IOException {
    StringBuilder text = new StringBuilder("nn 1\n");
    for (String model : models) {
      text.append(MODEL.replace("%s", model));
    }
    return Files.writeString(folder.resolve("models.nn"), text);
  }

  @Test
  void aClassThatStandsAloneNamesNothingOfNnc() throws IOException {
    Path model = written("A");
    Run run = Run.nnc(model, "--standalone", "-d", folder).exits(0);
    Path java = folder.resolve("A.java");
    assertEquals("wrote " + java + "\n", run.out());
    assertFalse(Files.readString(java).contains("dev.nnlang"));
  }

  @Test
  void weightsThatAreNotThereAreAFileThatCannotBeRead() throws IOException {
    Run run = Run.nnc(written("A"), "--frozen", folder.resolve("none"), "-d", folder).exits(3);
    assertTrue(run.err().startsWith("error[NN0801]: "), run.err());
    assertFalse(Files.exists(folder.resolve("A.java")));
  }

  @Test
  void weightsOfOneModelDoNotDoForTwo() throws IOException {
    Run run = Run.nnc(written("A", "B"), "--frozen", "w", "-d", folder).exits(2);
    assertTrue(run.err().startsWith("error[NN0806]: "), run.err());
  }
}

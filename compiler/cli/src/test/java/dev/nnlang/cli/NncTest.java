package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NncTest {
  private static final Path IRIS_CLASS = Path.of("com", "example", "iris", "Iris.java");

  @TempDir Path folder;

  @Test
  void writesAClassIntoTheFolderOfItsPackageAndSaysSo() throws IOException {
    Path out = folder.resolve("generated");
    Run run = Run.nnc(Run.iris(folder), "-d", out).exits(0);
    assertEquals("wrote " + out.resolve(IRIS_CLASS) + "\n", run.out());
    String text = Files.readString(out.resolve(IRIS_CLASS));
    assertTrue(text.startsWith("// Made by nnc"), text);
    assertTrue(text.contains("public final class Iris"), text);
  }

  @Test
  void replacesItsOwnClass() throws IOException {
    Path model = Run.iris(folder);
    Run.nnc("-d", folder, model).exits(0);
    String first = Files.readString(folder.resolve(IRIS_CLASS));
    Run.nnc("-d", folder, model).exits(0);
    assertEquals(first, Files.readString(folder.resolve(IRIS_CLASS)));
  }

  @Test
  void leavesAFileThatItDidNotMake() throws IOException {
    Path model = Run.iris(folder);
    Path mine = folder.resolve(IRIS_CLASS);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "package com.example.iris;\n");
    Run run = Run.nnc(model, "-d", folder).exits(3);
    assertTrue(run.err().startsWith("error[NN0803]: "), run.err());
    assertEquals("package com.example.iris;\n", Files.readString(mine));
    assertEquals("", run.out());
  }

  @Test
  void writesNothingForAFaultyModel() throws IOException {
    Path model = Files.writeString(folder.resolve("faulty.nn"), "nn 1\nmodel A { layers: }\n");
    Run.nnc(model, "-d", folder.resolve("out")).exits(1);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void writesEveryUnit() throws IOException {
    Run run = Run.nnc(Run.copy(folder, "units.nn"), "-d", folder).exits(0);
    assertEquals("wrote " + folder.resolve("com/example/units/Units.java") + "\n", run.out());
  }

  @Test
  void setsAParam() throws IOException {
    Path model = Run.copy(folder, "digits.nn");
    Run.nnc(model, "-d", folder, "--set", "hidden=17").exits(0);
    String text = Files.readString(folder.resolve("com/example/digits/Digits.java"));
    assertTrue(text.contains("17"), text);
    Run refused = Run.nnc(model, "-d", folder, "--set", "hiden=17").exits(1);
    assertTrue(refused.err().contains("error[NN0211]"), refused.err());
  }

  @Test
  void writesTheSameInALocaleWithOtherDigits() throws IOException {
    Path model = Run.iris(folder);
    Run.nnc(model, "-d", folder.resolve("root")).exits(0);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      Run.nnc(model, "-d", folder.resolve("egypt")).exits(0);
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(
        Files.readString(folder.resolve("root").resolve(IRIS_CLASS)),
        Files.readString(folder.resolve("egypt").resolve(IRIS_CLASS)));
  }

  @Test
  void takesOneModelAtATime() throws IOException {
    Path model = Run.iris(folder);
    Run run = Run.nnc(model, model).exits(2);
    assertEquals(
        List.of("error: `" + model + "` is one argument too many", "note: run `nnc --help`"),
        run.err().lines().toList());
  }
}

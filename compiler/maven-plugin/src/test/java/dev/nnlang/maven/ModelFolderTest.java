package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFolderTest {
  private static final Optional<String> BY_FOLDER = Optional.empty();

  @TempDir private Path folder;

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private List<ModelSource> sources(
      List<String> includes, List<String> excludes, Optional<String> packageName) {
    return new ModelFolder(folder, includes, excludes, packageName).sources();
  }

  @Test
  void aFileBelongsToThePackageOfItsFolder() throws IOException {
    file("z.nn");
    file("com/acme/a.nn");
    file("com/acme/data.csv");

    assertEquals(
        List.of(
            new ModelSource(folder.resolve("com/acme/a.nn"), "com/acme/a.nn", "com.acme"),
            new ModelSource(folder.resolve("z.nn"), "z.nn", "")),
        sources(List.of(), List.of(), BY_FOLDER));
  }

  @Test
  void aConfiguredPackageIsThatOfAllFiles() throws IOException {
    file("z.nn");
    file("com/acme/a.nn");

    assertEquals(
        List.of("org.other", "org.other"),
        sources(List.of(), List.of(), Optional.of("org.other")).stream()
            .map(ModelSource::packageName)
            .toList());
  }

  @Test
  void patternsSayWhatIsRead() throws IOException {
    file("com/acme/a.nn");
    file("com/acme/draft/b.nn");
    file("c.model");

    assertEquals(
        List.of("c.model", "com/acme/a.nn"),
        sources(List.of("**/*.nn", "*.model"), List.of("**/draft/**"), BY_FOLDER).stream()
            .map(ModelSource::name)
            .toList());
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() {
    assertEquals(
        List.of(),
        new ModelFolder(folder.resolve("nn"), List.of(), List.of(), BY_FOLDER).sources());
  }
}

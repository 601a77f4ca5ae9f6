package dev.nnlang.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * A source folder and what of it is compiled. A file's package is the folder that it lies in, as in
 * other languages of Java's machine; a file that lies in the source folder itself has its own say.
 *
 * @param includes patterns as everywhere in Maven, such as {@code **}{@code /*.nn}
 * @param packageName that of all files, whatever their folder
 */
record ModelFolder(
    Path folder, List<String> includes, List<String> excludes, Optional<String> packageName) {
  /** What is compiled where nothing else is said. */
  private static final List<String> EVERYTHING = List.of("**/*.nn");

  ModelFolder {
    includes = includes.isEmpty() ? EVERYTHING : List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** The files that are there, by name; none where there is no folder. */
  List<ModelSource> sources() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(folder.toFile());
    scanner.setIncludes(includes.toArray(String[]::new));
    scanner.setExcludes(excludes.toArray(String[]::new));
    scanner.addDefaultExcludes();
    scanner.scan();
    return Arrays.stream(scanner.getIncludedFiles())
        .map(name -> name.replace(File.separatorChar, '/'))
        .sorted()
        .map(this::source)
        .toList();
  }

  private ModelSource source(String name) {
    int end = name.lastIndexOf('/');
    String place = end < 0 ? "" : name.substring(0, end).replace('/', '.');
    return new ModelSource(folder.resolve(name), name, packageName.orElse(place));
  }
}

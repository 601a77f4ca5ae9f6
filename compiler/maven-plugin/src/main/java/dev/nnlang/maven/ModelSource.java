package dev.nnlang.maven;

import dev.nnlang.compiler.syntax.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One {@code .nn} file of a source folder.
 *
 * @param name its path below the folder, with forward slashes
 * @param packageName the package that it belongs to by its place or by configuration; empty where
 *     neither says anything
 */
record ModelSource(Path file, String name, String packageName) {
  /** Its content, at most a little more than the language allows. */
  byte[] bytes() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SourceText.LIMIT + 1);
    }
  }
}

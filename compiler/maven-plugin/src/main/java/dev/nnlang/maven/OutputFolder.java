package dev.nnlang.maven;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.nnlang.runtime.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A folder that files are made into. Files that nnc did not make are neither overwritten nor
 * deleted, and nothing outside is touched.
 *
 * @param ours whether nnc made a file, by its first bytes
 */
record OutputFolder(Path folder, Predicate<byte[]> ours) {

  /** Whether a file is there and has this content. */
  boolean has(String path, String sha256) throws IOException {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file) && new Sha256().add(file).hex().equals(sha256);
  }

  /** Writes a file, unless it has this content: then its time of change stays too. */
  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    if (Files.isRegularFile(file, NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    AtomicFile.writeWithin(folder, Path.of(path), bytes, ours);
  }

  /**
   * Deletes a file that is no longer made, and the folders that are empty without it.
   *
   * @return whether there was one
   */
  boolean delete(String path) throws IOException {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file, NOFOLLOW_LINKS) || !made(file)) {
      return false;
    }
    Files.delete(file);
    Path above = file.getParent();
    while (above != null && !above.equals(folder) && deleteEmpty(above)) {
      above = above.getParent();
    }
    return true;
  }

  private boolean made(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ours.test(in.readNBytes(AtomicFile.START));
    }
  }

  private static boolean deleteEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
      return true;
    } catch (DirectoryNotEmptyException used) {
      return false;
    }
  }
}

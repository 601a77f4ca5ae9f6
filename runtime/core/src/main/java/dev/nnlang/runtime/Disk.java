package dev.nnlang.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every call by which files are written, kept and removed; each of them can fail. */
@FunctionalInterface
interface Disk {
  /** The disk of this machine. */
  Disk REAL = FileChannel::open;

  FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException;

  default InputStream read(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  /** Puts {@code file} in the place of {@code target}, in one step. */
  default void move(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  default List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Has what was moved and deleted in {@code folder} last. */
  default void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

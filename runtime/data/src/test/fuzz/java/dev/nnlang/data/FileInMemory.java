package dev.nnlang.data;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.Path;

/** Files that are written and read millions of times, which a disk would take hours for. */
final class FileInMemory {
  private FileInMemory() {}

  /** The path of a file {@code name} in a file system of its own. */
  static Path of(String name) {
    return Jimfs.newFileSystem(Configuration.unix()).getPath("/", name);
  }
}

package dev.nnlang.runtime;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.nnlang.runtime.RefusedWriteException.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes whole files: sources, weights, checkpoints and reports.
 *
 * <p>The bytes go to a temporary file in the same folder, are forced to the disk, read back and
 * compared; then the temporary file takes the place of the old one in one step. Whatever fails, an
 * exception means that the old file stands as it was and the temporary file is gone. A process that
 * is killed leaves the old file or the new one, and at most a temporary file {@code .nnc-*.tmp}.
 *
 * <p>A file that exists is replaced only if the caller recognises it as made by nnc. The checks
 * come before the write: they do not hold off another process that changes the folders in between.
 *
 * <p>Safe for use by several threads; of two writes of one file at the same time, one wins whole.
 * An interrupted thread cannot write.
 */
public final class AtomicFile {
  /** Most bytes of an existing file that are shown to the caller who has to recognise it. */
  public static final int START = 8 + WeightsHeader.MOST_BYTES;

  private static final int CHUNK = 1 << 16;

  private AtomicFile() {}

  /**
   * Writes a file whose path can be trusted, such as one from the command line.
   *
   * <p>The folder must exist. A file that is replaced hands down its POSIX permissions.
   *
   * @param ours whether a file that exists may be replaced, given its first bytes, {@link #START}
   *     at most; not asked if there is none
   * @throws RefusedWriteException if {@code ours} says no, or {@code file} is a symbolic link or no
   *     regular file
   * @throws IOException naming {@code file}, if it cannot be written
   */
  public static void write(Path file, byte[] bytes, Predicate<byte[]> ours) throws IOException {
    write(file, bytes, ours, Disk.REAL);
  }

  /**
   * Writes a file below a folder, whatever the path says; for paths that come from input.
   *
   * <p>Creates the folders that are missing, the root among them. The root itself may be reached
   * through symbolic links, nothing below it.
   *
   * @param relative of the root; must stay below it once {@code .} and {@code ..} are resolved
   * @param ours as in {@link #write}
   * @return the file written, below the real path of {@code root}
   * @throws RefusedWriteException as in {@link #write}; also if {@code relative} is absolute or
   *     leads out of the root, or a part of it is a symbolic link
   * @throws IOException naming the file, if it cannot be written
   */
  public static Path writeWithin(Path root, Path relative, byte[] bytes, Predicate<byte[]> ours)
      throws IOException {
    Path below = relative.normalize();
    if (relative.isAbsolute()
        || relative.getRoot() != null
        || below.toString().isEmpty()
        || below.startsWith("..")) {
      throw new RefusedWriteException(relative, Refusal.OUTSIDE_ROOT);
    }
    Files.createDirectories(root);
    Path real = root.toRealPath();
    Path file = real.resolve(below);
    if (!file.normalize().startsWith(real) || file.normalize().equals(real)) {
      throw new RefusedWriteException(relative, Refusal.OUTSIDE_ROOT);
    }
    Path folder = real;
    for (int part = 0; part < below.getNameCount() - 1; part++) {
      folder = folder.resolve(below.getName(part));
      enter(folder);
    }
    write(file, bytes, ours);
    return file;
  }

  private static void enter(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException exists) {
      if (Files.isSymbolicLink(folder)) {
        throw new RefusedWriteException(folder, Refusal.SYMBOLIC_LINK);
      }
      if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
        throw exists;
      }
    }
  }

  static void write(Path file, byte[] bytes, Predicate<byte[]> ours, Disk disk) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new RefusedWriteException(file, Refusal.NOT_A_FILE);
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(file.toString(), null, "its folder does not exist");
    }
    boolean replaces = Files.exists(file, NOFOLLOW_LINKS);
    if (replaces) {
      checkReplaceable(file, ours, disk);
    }
    try {
      Path temporary = newFile(folder, disk, bytes);
      try {
        compare(temporary, bytes, disk);
        if (replaces && posix(file)) {
          Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
        }
        disk.move(temporary, file);
      } catch (IOException | RuntimeException failure) {
        remove(temporary, failure, disk);
        throw failure;
      }
    } catch (IOException failure) {
      throw naming(file, failure);
    }
    forceFolder(folder, disk);
  }

  private static void checkReplaceable(Path file, Predicate<byte[]> ours, Disk disk)
      throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw new RefusedWriteException(file, Refusal.SYMBOLIC_LINK);
    }
    if (!attributes.isRegularFile()) {
      throw new RefusedWriteException(file, Refusal.NOT_A_FILE);
    }
    byte[] start;
    try (InputStream in = disk.read(file)) {
      start = in.readNBytes(START);
    }
    if (!ours.test(start)) {
      throw new RefusedWriteException(file, Refusal.FOREIGN_FILE);
    }
    // A move would replace it all the same.
    if (!Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString(), null, "the file is read-only");
    }
  }

  /** A new file in {@code folder} with {@code bytes}, on the disk when this returns. */
  private static Path newFile(Path folder, Disk disk, byte[] bytes) throws IOException {
    for (int count = 0; ; count++) {
      Path file = folder.resolve(".nnc-" + ProcessHandle.current().pid() + "-" + count + ".tmp");
      FileChannel channel;
      try {
        channel = disk.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException left) {
        // By a write of this moment, or a killed process of the same number: take the next name.
        continue;
      }
      try (channel) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      } catch (IOException | RuntimeException failure) {
        remove(file, failure, disk);
        throw failure;
      }
      return file;
    }
  }

  private static void compare(Path file, byte[] bytes, Disk disk) throws IOException {
    try (InputStream in = disk.read(file)) {
      byte[] chunk = new byte[CHUNK];
      int at = 0;
      int length = in.readNBytes(chunk, 0, CHUNK);
      while (length > 0) {
        if (length > bytes.length - at
            || !Arrays.equals(chunk, 0, length, bytes, at, at + length)) {
          break;
        }
        at += length;
        length = in.readNBytes(chunk, 0, CHUNK);
      }
      if (length > 0 || at < bytes.length) {
        throw new IOException("what was read back differs from what was written");
      }
    }
  }

  private static void remove(Path temporary, Exception failure, Disk disk) {
    try {
      disk.delete(temporary);
    } catch (IOException another) {
      failure.addSuppressed(another);
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Makes the move last through a power failure. The new file is in place and complete whether this
   * succeeds or not, and some file systems cannot force a folder: so a failure is not reported.
   */
  private static void forceFolder(Path folder, Disk disk) {
    if (!posix(folder)) {
      return;
    }
    try {
      disk.force(folder);
    } catch (IOException unsupported) {
      // Power lost now: the old file or the new one, each whole.
    }
  }

  /** The same failure by the name of {@code file}, not of the temporary one. */
  private static FileSystemException naming(Path file, IOException failure) {
    FileSystemException named =
        failure instanceof AccessDeniedException
            ? new AccessDeniedException(file.toString(), null, "its folder is read-only")
            : new FileSystemException(
                file.toString(), null, "not written: " + failure.getMessage());
    named.initCause(failure);
    return named;
  }
}

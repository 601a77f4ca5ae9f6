package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Keeps a folder to one training at a time. The lock is the system's, on a file of its own: it ends
 * with its process, however that ends, so that there is none to be left behind. The file says
 * whether the training whose checkpoints are here has come to its end.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = ".nnc-checkpoints";

  private static final String FIRST_LINE = "checkpoints of nnc\n";
  private static final String ENDED = FIRST_LINE + "ended\n";
  private static final String RUNNING = FIRST_LINE + "running\n";
  private static final int MOST_BYTES = 64;

  /**
   * Begins the name of the system property that says that this process has the lock of a file. A
   * second channel of the process would give up the lock of the first when it is closed, so none
   * may be opened; and a property is seen by all class loaders, which may each have this class.
   */
  private static final String HELD = "dev.nnlang.checkpoints:";

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of {@code folder}, a real path.
   *
   * @throws WeightsException NN0708 if another training has it
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (System.getProperties().putIfAbsent(HELD + file, "held") != null) {
      throw inUse(folder);
    }
    try {
      return open(folder, file);
    } catch (IOException | RuntimeException failure) {
      System.clearProperty(HELD + file);
      throw failure;
    }
  }

  private static FolderLock open(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS));
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(folder);
      }
      FolderLock taken = new FolderLock(file, channel, lock);
      taken.requireOurs();
      return taken;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static WeightsException inUse(Path folder) {
    return new WeightsException(
        Problem.CHECKPOINTS_IN_USE, folder + ": another training saves its checkpoints here");
  }

  private void requireOurs() throws IOException {
    String text = text();
    if (!text.isEmpty() && !text.startsWith(FIRST_LINE)) {
      throw new RefusedWriteException(file, RefusedWriteException.Refusal.FOREIGN_FILE);
    }
  }

  /** Whether the training that was here came to its end; what it left may then be removed. */
  boolean ended() throws IOException {
    return text().equals(ENDED);
  }

  void setEnded(boolean ended) throws IOException {
    byte[] text = (ended ? ENDED : RUNNING).getBytes(StandardCharsets.UTF_8);
    // A half of it reads as running, which removes nothing.
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(text);
    channel.position(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private String text() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    channel.position(0);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A read may give a part.
    }
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    } finally {
      System.clearProperty(HELD + file);
    }
  }
}

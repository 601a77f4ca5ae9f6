package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in which a training saves where it stands, so that it can be taken up again after a
 * crash or a stop, and comes to the same bits as if nothing had happened.
 *
 * <p>A checkpoint is a weights file with more in it: {@link Weights#load} reads the weights of that
 * moment. It is named after the updates made, such as {@code checkpoint-000000120.safetensors}, and
 * is written by {@link AtomicFile}: whatever happens, the one before stays until the new one is
 * complete. A checkpoint that was changed since is passed over for the one before, and set aside
 * under its name with {@code .damaged} added, as is any other file that has the name of one.
 *
 * <p>One folder belongs to one training at a time. {@link #stop}, {@link #stopRequested} and {@link
 * #isSaving} may be called by any thread, everything else by the thread that trains.
 */
public final class Checkpoints implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{9,18})\\.safetensors");
  private static final String DAMAGED = ".damaged";
  private static final Pattern LEFT_BEHIND = Pattern.compile("\\.nnc-[0-9]+-[0-9]+\\.tmp");

  private final Path folder;
  private final CheckpointInterval every;
  private final int keep;
  private final boolean resumes;
  private final Disk disk;
  private final FolderLock lock;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> passedOver = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean saving;

  /** Whether the folder says that a training is under way. */
  private boolean marked;

  private Checkpoints(
      Path folder,
      CheckpointInterval every,
      int keep,
      boolean resumes,
      Disk disk,
      FolderLock lock) {
    this.folder = folder;
    this.every = every;
    this.keep = keep;
    this.resumes = resumes;
    this.disk = disk;
    this.lock = lock;
  }

  /**
   * For a training from its beginning. Creates the folder where there is none; checkpoints of a
   * training that has {@linkplain #end ended} are removed.
   *
   * @param keep how many stay, the last ones; at least 1
   * @throws WeightsException NN0707 if there are checkpoints of a training that has not ended;
   *     NN0708 if another training has the folder
   * @throws IOException naming a file, if the folder cannot be used
   */
  public static Checkpoints begin(Path folder, CheckpointInterval every, int keep)
      throws IOException {
    return open(folder, every, keep, false, Disk.REAL);
  }

  /**
   * For a training that goes on from the newest checkpoint in {@code folder}, or begins where there
   * is none.
   *
   * @param keep how many stay, the last ones; at least 1
   * @throws WeightsException NN0708 if another training has the folder
   * @throws IOException naming a file, if the folder cannot be used
   */
  public static Checkpoints resume(Path folder, CheckpointInterval every, int keep)
      throws IOException {
    return open(folder, every, keep, true, Disk.REAL);
  }

  static Checkpoints open(
      Path folder, CheckpointInterval every, int keep, boolean resumes, Disk disk)
      throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException("keep is " + keep);
    }
    Files.createDirectories(folder);
    Path real = folder.toRealPath();
    FolderLock lock = FolderLock.take(real);
    try {
      Checkpoints checkpoints = new Checkpoints(folder, every, keep, resumes, disk, lock);
      checkpoints.tidy();
      return checkpoints;
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** Nobody else writes here, so what is temporary was left behind by a process that was killed. */
  private void tidy() throws IOException {
    List<Path> all = disk.list(folder);
    for (Path file : all) {
      if (LEFT_BEHIND.matcher(name(file)).matches()) {
        disk.delete(file);
      }
    }
    files.addAll(
        all.stream()
            .filter(file -> NAME.matcher(name(file)).matches())
            .sorted(Comparator.comparingLong(Checkpoints::updates))
            .toList());
    for (Path file : files) {
      // Before any is opened: a pipe would make us wait, and a link may lead anywhere.
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(file.toString(), null, "not a regular file");
      }
    }
    if (resumes || files.isEmpty()) {
      return;
    }
    if (!lock.ended()) {
      throw new WeightsException(
          Problem.CHECKPOINTS_IN_THE_WAY,
          folder + ": there are checkpoints of a training that has not ended");
    }
    lock.setEnded(false);
    removeAllBut(0);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static long updates(Path file) {
    Matcher name = NAME.matcher(name(file));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** How often the training saves. */
  CheckpointInterval every() {
    return every;
  }

  /** Asks the training to save after the update that it is at, and to end there. */
  public void stop() {
    stopping = true;
  }

  /** Whether the training was asked to stop. */
  public boolean stopRequested() {
    return stopping;
  }

  /** Whether a checkpoint is being written. */
  public boolean isSaving() {
    return saving;
  }

  /** The checkpoints that are there, the oldest first. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Newer checkpoints than the one that the training went on from, damaged since they were saved:
   * where they are now, the oldest first.
   */
  public List<Path> passedOver() {
    return List.copyOf(passedOver);
  }

  /**
   * The newest checkpoint that is whole, if the training is to go on from one and there is any.
   *
   * @throws WeightsException if it belongs to another model (NN0702) or training (NN0706), or if
   *     all of them are damaged
   */
  Optional<Checkpoint> newest(Network<?> network, TrainingIdentity identity) throws IOException {
    if (!resumes) {
      return Optional.empty();
    }
    for (int i = files.size() - 1; i >= 0; i--) {
      Path file = files.get(i);
      try {
        Checkpoint whole = read(file, network, identity);
        passOver(i + 1);
        return Optional.of(whole);
      } catch (WeightsException refused) {
        boolean damaged =
            refused.problem() == Problem.BAD_WEIGHTS
                || refused.problem() == Problem.DAMAGED_WEIGHTS;
        if (!damaged || i == 0) {
          throw refused.in(file);
        }
      }
    }
    return Optional.empty();
  }

  /** From the checkpoint at {@code first} on: the training will come to their names again. */
  private void passOver(int first) throws IOException {
    while (files.size() > first) {
      passedOver.add(setAside(files.remove(first)));
    }
  }

  private Path setAside(Path file) throws IOException {
    Path aside = file.resolveSibling(name(file) + DAMAGED);
    disk.move(file, aside);
    return aside;
  }

  private Checkpoint read(Path file, Network<?> network, TrainingIdentity identity)
      throws IOException {
    try (InputStream in = new BufferedInputStream(disk.read(file))) {
      return WeightsFile.read(in, Files.size(file)).checkpoint(network, identity);
    }
  }

  /**
   * Saves a checkpoint, and removes the oldest.
   *
   * @param updates made so far
   */
  Path save(byte[] bytes, long updates) throws IOException {
    Path file = folder.resolve(String.format(Locale.ROOT, "checkpoint-%09d.safetensors", updates));
    saving = true;
    try {
      if (!marked) {
        lock.setEnded(false);
        marked = true;
      }
      AtomicFile.write(file, bytes, WeightsFile::ours, disk);
      files.remove(file);
      files.add(file);
      removeAllBut(keep);
      return file;
    } finally {
      saving = false;
    }
  }

  private void removeAllBut(int count) throws IOException {
    while (files.size() > count) {
      Path oldest = files.remove(0);
      try {
        if (isOurs(oldest)) {
          disk.delete(oldest);
        } else {
          setAside(oldest);
        }
      } catch (NoSuchFileException gone) {
        // Whoever removed it did our work.
      }
    }
  }

  private boolean isOurs(Path file) throws IOException {
    try (InputStream in = disk.read(file)) {
      return WeightsFile.ours(in.readNBytes(AtomicFile.START));
    }
  }

  /**
   * Notes that the training has ended and its weights are saved: the checkpoints stay to be looked
   * at, until another training begins here.
   */
  public void end() throws IOException {
    lock.setEnded(true);
  }

  /** Leaves the folder to others. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}

package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  private static final CheckpointInterval RARELY = CheckpointInterval.epochs(1e6);
  private static final int EPOCHS = 2;

  @TempDir Path folder;

  @Test
  void whateverCallFailsTheTrainingGoesOnToTheSameBits() throws IOException {
    String expected = SavedTraining.expected(EPOCHS);
    int faults = 0;
    boolean failed = true;
    for (int n = 1; failed; n++) {
      Path place = folder.resolve("fails" + n);
      FailingDisk disk = new FailingDisk(n);
      try {
        new SavedTraining(EPOCHS).resume(place, disk);
      } catch (IOException | UncheckedIOException fault) {
        faults++;
      }
      failed = disk.failed();
      List<Path> left = files(place);
      try (Checkpoints there = Checkpoints.resume(place, RARELY, 2)) {
        assertEquals(left.size(), there.files().size());
      }
      assertEquals(expected, new SavedTraining(EPOCHS).resume(place, Disk.REAL), "call " + n);
      assertTrue(left.size() <= 3, left.toString());
    }
    assertTrue(faults > 80, "faults: " + faults);
  }

  /** What stands there under the name of a checkpoint, and loads. */
  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      List<Path> checkpoints =
          all.filter(file -> file.getFileName().toString().startsWith("checkpoint-")).toList();
      for (Path checkpoint : checkpoints) {
        assertTrue(Weights.metadata(checkpoint).containsKey("checkpoint"), checkpoint.toString());
      }
      return checkpoints;
    }
  }

  @Test
  void aFolderBelongsToOneTrainingAtATime() throws IOException {
    try (Checkpoints first = Checkpoints.begin(folder, RARELY, 1)) {
      WeightsException refused =
          assertThrows(WeightsException.class, () -> Checkpoints.resume(folder, RARELY, 1));
      assertEquals("NN0708", refused.code());
      assertEquals(List.of(), first.files());
      refused = assertThrows(WeightsException.class, () -> Checkpoints.begin(folder, RARELY, 1));
      assertEquals("NN0708", refused.code());
    }
    Checkpoints.begin(folder, RARELY, 1).close();
  }

  @Test
  void aLockFileOfADeadProcessLocksNothing() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "checkpoints of nnc\nrunning\n");
    Checkpoints.begin(folder, RARELY, 1).close();
  }

  @Test
  void whatAKilledProcessLeftBehindIsRemovedAndNothingElse() throws IOException {
    Path left = Files.writeString(folder.resolve(".nnc-77-3.tmp"), "half");
    Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");
    Checkpoints.begin(folder, RARELY, 1).close();
    assertTrue(Files.notExists(left));
    assertTrue(Files.exists(mine));
  }

  @Test
  void onlyCheckpointsOfAnEndedTrainingAreRemoved() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Checkpoints.begin(folder, RARELY, 1));
    assertEquals("NN0707", refused.code());
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 1)) {
      assertEquals(2, place.files().size());
      place.end();
    }
    try (Checkpoints place = Checkpoints.begin(folder, RARELY, 1)) {
      assertEquals(List.of(), place.files());
    }
  }

  @Test
  void anIntervalIsAboveZeroAndOfUpdatesWhole() {
    assertThrows(IllegalArgumentException.class, () -> CheckpointInterval.epochs(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CheckpointInterval(1.5, CheckpointInterval.Unit.UPDATES));
  }

  @Test
  void atLeastOneCheckpointStays() {
    assertThrows(IllegalArgumentException.class, () -> Checkpoints.begin(folder, RARELY, 0));
  }

  @Test
  void whatIsNoCheckpointStaysWhateverItsName() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    end();
    Path mine = Files.writeString(folder.resolve("checkpoint-000000001.safetensors"), "mine");
    Checkpoints.begin(folder, RARELY, 1).close();

    assertEquals("mine", Files.readString(damaged(mine)), "its name is free for a checkpoint");
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(0, all.filter(file -> file.toString().endsWith(".safetensors")).count());
    }
  }

  private void end() throws IOException {
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 1)) {
      place.end();
    }
  }

  private List<Path> saved() throws IOException {
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 2)) {
      return place.files();
    }
  }

  private void assertNotEnded() {
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Checkpoints.begin(folder, RARELY, 1));
    assertEquals("NN0707", refused.code());
  }

  @Test
  void aTrainingThatGoesOnHasNotEndedAnyMore() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    end();
    Files.delete(saved().get(1));
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);

    assertNotEnded();
  }

  /** What comes into the folder afterwards is not of the training that has ended. */
  @Test
  void aTrainingThatBeginsHasNotEnded() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    end();
    Path checkpoint = saved().get(1);
    byte[] bytes = Files.readAllBytes(checkpoint);
    Checkpoints.begin(folder, RARELY, 1).close();
    assertTrue(Files.notExists(checkpoint));
    Files.write(checkpoint, bytes);

    assertNotEnded();
  }

  /** Where the newest is damaged. */
  @Test
  void theTrainingGoesOnFromTheNewestThatIsWhole() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    List<Path> files = saved();
    byte[] bytes = Files.readAllBytes(files.get(1));
    bytes[bytes.length - 1] ^= 1;
    Files.write(files.get(1), bytes);
    TrainingIdentity identity = identity(Weights.metadata(files.get(0)));
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 2)) {
      assertTrue(place.newest(SavedTraining.network(EPOCHS), identity).isPresent());
      assertEquals(List.of(damaged(files.get(1))), place.passedOver());
      assertEquals(List.of(files.get(0)), place.files());
    }
    Files.writeString(files.get(0), "damaged too");
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 2)) {
      WeightsException refused =
          assertThrows(
              WeightsException.class, () -> place.newest(SavedTraining.network(EPOCHS), identity));
      assertEquals("NN0701", refused.code());
      assertTrue(String.valueOf(refused.getMessage()).startsWith(files.get(0).toString()));
    }
  }

  private static Path damaged(Path checkpoint) {
    return checkpoint.resolveSibling(checkpoint.getFileName() + ".damaged");
  }

  /** As a loss of power may leave it: without its bytes, or with zeros in their place. */
  @Test
  void aTrainingGoesOnOverTheNameOfADamagedCheckpoint() throws IOException {
    for (int length : new int[] {0, 700}) {
      Path place = folder.resolve("length" + length);
      new SavedTraining(EPOCHS).resume(place, Disk.REAL);
      Path newest = files(place).stream().max(Path::compareTo).orElseThrow();
      Files.write(newest, new byte[length]);

      assertEquals(
          SavedTraining.expected(EPOCHS), new SavedTraining(EPOCHS).resume(place, Disk.REAL));
      assertEquals(length, Files.size(damaged(newest)));
      assertTrue(Files.size(newest) > length);
    }
  }

  @Test
  void aTrainingGoesOnWhereAPersonDeletesItsCheckpoints() throws IOException {
    Disk cleaned =
        (file, options) -> {
          for (Path checkpoint : files(folder)) {
            Files.delete(checkpoint);
          }
          return FileChannel.open(file, options);
        };
    assertEquals(SavedTraining.expected(EPOCHS), new SavedTraining(EPOCHS).resume(folder, cleaned));
    assertEquals(1, files(folder).size());
  }

  /** Such a thread cannot write: its channels close. */
  @Test
  void anInterruptWhileACheckpointIsSavedCancelsTheTraining() throws IOException {
    Disk interrupting =
        (file, options) -> {
          Thread.currentThread().interrupt();
          return FileChannel.open(file, options);
        };
    CancellationException cancelled =
        assertThrows(
            CancellationException.class,
            () -> new SavedTraining(EPOCHS).resume(folder, interrupting));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertEquals("interrupted while update 1 was saved", cancelled.getMessage());
    assertEquals(List.of(), files(folder));
    assertEquals(
        SavedTraining.expected(EPOCHS), new SavedTraining(EPOCHS).resume(folder, Disk.REAL));
  }

  private static TrainingIdentity identity(Map<String, String> metadata) {
    return new TrainingIdentity(
        metadata.getOrDefault("checkpoint_settings", ""),
        metadata.getOrDefault("checkpoint_data", ""),
        Long.parseLong(metadata.getOrDefault("checkpoint_seed", "")));
  }

  /** It is whole: an older one would be of the other training too. */
  @Test
  void theCheckpointOfAnotherTrainingIsRefusedAndNotPassedOver() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    try (Checkpoints place = Checkpoints.resume(folder, RARELY, 2)) {
      WeightsException refused =
          assertThrows(
              WeightsException.class,
              () -> place.newest(SavedTraining.network(EPOCHS), TrainingIdentity.NONE));
      assertEquals("NN0706", refused.code());
      assertEquals(List.of(), place.passedOver());
    }
  }

  @Test
  void aTrainingFromItsBeginningGoesOnFromNothing() throws IOException {
    try (Checkpoints place = Checkpoints.begin(folder, RARELY, 2)) {
      assertEquals(
          Optional.empty(), place.newest(SavedTraining.network(EPOCHS), TrainingIdentity.NONE));
    }
  }

  @Test
  void aForeignFileInThePlaceOfTheLockIsRefusedAndLeavesNothingLocked() throws IOException {
    Path lock = Files.writeString(folder.resolve(FolderLock.FILE), "mine");
    assertThrows(RefusedWriteException.class, () -> Checkpoints.begin(folder, RARELY, 1).close());
    assertEquals("mine", Files.readString(lock));
    Files.writeString(lock, "");

    Checkpoints.begin(folder, RARELY, 1).close();
  }
}

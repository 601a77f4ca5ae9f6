package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}

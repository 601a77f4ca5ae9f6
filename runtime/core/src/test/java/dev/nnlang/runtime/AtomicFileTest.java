package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnlang.runtime.FaultyChannel.Fault;
import dev.nnlang.runtime.RefusedWriteException.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AtomicFileTest {
  private static final byte[] OLD = bytes("// nnc, once");
  private static final byte[] NEW = bytes("// nnc, and now somewhat more than twenty bytes");

  @TempDir Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void resolveFolder() throws IOException {
    folder = temporary.toRealPath();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300_000})
  void aFileHoldsWhatWasWritten(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    AtomicFile.write(file(), bytes, AtomicFileTest::ours);
    assertArrayEquals(bytes, Files.readAllBytes(file()));
    assertEquals(List.of(file()), files(folder));
  }

  @Test
  void aFileOfOursIsReplaced() throws IOException {
    Files.write(file(), OLD);
    AtomicFile.write(file(), NEW, AtomicFileTest::ours);
    assertArrayEquals(NEW, Files.readAllBytes(file()));
    assertEquals(List.of(file()), files(folder));
  }

  @Test
  void aFileOfSomebodyElseIsNot() throws IOException {
    Files.write(file(), bytes("a letter"));
    assertEquals(Refusal.FOREIGN_FILE, refused(file()).refusal());
    assertArrayEquals(bytes("a letter"), Files.readAllBytes(file()));
    assertEquals(List.of(file()), files(folder));
  }

  @Test
  void onlyTheStartOfAFileIsShown() throws IOException {
    byte[] large = new byte[AtomicFile.START + 1];
    Files.write(file(), large);
    List<Integer> lengths = new ArrayList<>();
    AtomicFile.write(file(), NEW, start -> lengths.add(start.length));
    assertEquals(List.of(AtomicFile.START), lengths);
  }

  @Test
  void aSymbolicLinkIsNeitherFollowedNorReplaced() throws IOException {
    Path elsewhere = Files.write(folder.resolve("elsewhere"), OLD);
    link(file(), elsewhere);
    assertEquals(Refusal.SYMBOLIC_LINK, refused(file()).refusal());
    assertArrayEquals(OLD, Files.readAllBytes(elsewhere));
    Files.delete(elsewhere);
    assertEquals(Refusal.SYMBOLIC_LINK, refused(file()).refusal());
    assertTrue(Files.isSymbolicLink(file()));
    assertFalse(Files.exists(elsewhere));
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Files.createDirectory(file());
    assertEquals(Refusal.NOT_A_FILE, refused(file()).refusal());
    assertEquals(Refusal.NOT_A_FILE, refused(folder.getRoot()).refusal());
    assertEquals(Refusal.NOT_A_FILE, refused(file().resolve("..")).refusal());
    assertEquals(List.of(file()), files(folder));
  }

  @Test
  void aMissingFolderIsSaidByTheNameOfTheFile() {
    Path file = folder.resolve("missing").resolve("file");
    NoSuchFileException missing =
        assertThrows(
            NoSuchFileException.class, () -> AtomicFile.write(file, NEW, AtomicFileTest::ours));
    assertEquals(file + ": its folder does not exist", missing.getMessage());
  }

  @Test
  void aReadOnlyFileStays() throws IOException {
    Files.write(file(), OLD);
    assumeTrue(file().toFile().setReadOnly());
    assumeFalse(Files.isWritable(file()), "who may write everything sees no read-only file");
    FileSystemException denied =
        assertThrows(
            FileSystemException.class, () -> AtomicFile.write(file(), NEW, AtomicFileTest::ours));
    assertEquals(file() + ": the file is read-only", denied.getMessage());
    assertArrayEquals(OLD, Files.readAllBytes(file()));
  }

  @Test
  void nothingIsWrittenIntoAReadOnlyFolder() throws IOException {
    Files.write(file(), OLD);
    assumeTrue(folder.toFile().setWritable(false));
    try {
      assumeFalse(Files.isWritable(folder), "who may write everything sees no read-only folder");
      FileSystemException denied =
          assertThrows(
              FileSystemException.class, () -> AtomicFile.write(file(), NEW, AtomicFileTest::ours));
      assertEquals(file() + ": its folder is read-only", denied.getMessage());
      assertArrayEquals(OLD, Files.readAllBytes(file()));
    } finally {
      assertTrue(folder.toFile().setWritable(true));
    }
  }

  @Test
  void permissionsAreHandedDown() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.write(file(), OLD);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.write(file(), NEW, AtomicFileTest::ours);
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "SHORT_WRITES", mode = EnumSource.Mode.EXCLUDE)
  void whateverTheDiskDoesTheOldFileStands(Fault fault) throws IOException {
    Files.write(file(), OLD);
    FileSystemException failure =
        assertThrows(
            FileSystemException.class,
            () ->
                AtomicFile.write(
                    file(),
                    NEW,
                    AtomicFileTest::ours,
                    (path, options) -> new FaultyChannel(FileChannel.open(path, options), fault)));
    assertEquals(file().toString(), failure.getFile());
    assertArrayEquals(OLD, Files.readAllBytes(file()));
    assertEquals(List.of(file()), files(folder));
  }

  /** Each of the calls that a write makes of the disk fails once, until none is left to fail. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whicheverCallFailsAFileIsTheOldOrTheNewOne(boolean replaces) throws IOException {
    List<String> outcomes = new ArrayList<>();
    boolean failed = true;
    for (int n = 1; failed; n++) {
      Path place = Files.createDirectory(folder.resolve("fails" + n));
      Path file = place.resolve("file");
      if (replaces) {
        Files.write(file, OLD);
      }
      FailingDisk disk = new FailingDisk(n);
      boolean refused = false;
      try {
        AtomicFile.write(file, NEW, AtomicFileTest::ours, disk);
      } catch (IOException failure) {
        refused = true;
      }
      failed = disk.failed();
      if (!refused) {
        assertArrayEquals(NEW, Files.readAllBytes(file), "call " + n);
      } else if (replaces) {
        assertArrayEquals(OLD, Files.readAllBytes(file), "call " + n);
      }
      assertEquals(refused && !replaces ? List.of() : List.of(file), files(place), "call " + n);
      outcomes.add(refused ? "refused" : "written");
    }
    // Reading the old file is two calls; open, write, force, close, open, read and move are seven.
    List<String> due = new ArrayList<>(Collections.nCopies(replaces ? 9 : 7, "refused"));
    // That the folder cannot be forced is no failure, and the last time nothing fails.
    due.addAll(List.of("written", "written"));
    assertEquals(due, outcomes);
  }

  /** A long file on a disk that takes some bytes at a time: the disk fills up at each of them. */
  @Test
  void atWhicheverWriteTheDiskIsFullTheOldFileStands() throws IOException {
    Files.write(file(), OLD);
    List<FaultyChannel> channels = new ArrayList<>();
    int faults = 0;
    boolean full = true;
    for (int capacity = 0; full; capacity++) {
      int most = capacity;
      full = most < NEW.length;
      Disk disk =
          (path, options) -> {
            FaultyChannel channel = FaultyChannel.fullAfter(FileChannel.open(path, options), most);
            channels.add(channel);
            return channel;
          };
      if (full) {
        FileSystemException failure =
            assertThrows(
                FileSystemException.class,
                () -> AtomicFile.write(file(), NEW, AtomicFileTest::ours, disk));
        assertEquals(file() + ": not written: No space left on device", failure.getMessage());
        assertArrayEquals(OLD, Files.readAllBytes(file()), "after " + most + " bytes");
        faults++;
      } else {
        AtomicFile.write(file(), NEW, AtomicFileTest::ours, disk);
        assertArrayEquals(NEW, Files.readAllBytes(file()));
      }
      assertEquals(List.of(file()), files(folder));
    }
    assertEquals(NEW.length, faults);
    assertFalse(channels.stream().anyMatch(FileChannel::isOpen));
  }

  @Test
  void aDiskThatTakesAFewBytesAtATimeGetsAllOfThemAndIsForced() throws IOException {
    List<FaultyChannel> channels = new ArrayList<>();
    AtomicFile.write(
        file(),
        NEW,
        AtomicFileTest::ours,
        (path, options) -> {
          FaultyChannel channel =
              new FaultyChannel(FileChannel.open(path, options), Fault.SHORT_WRITES);
          channels.add(channel);
          return channel;
        });
    assertArrayEquals(NEW, Files.readAllBytes(file()));
    assertEquals(List.of(true), channels.stream().map(FaultyChannel::forced).toList());
  }

  @Test
  void aTemporaryFileThatWasLeftBehindIsNotTouched() throws IOException {
    List<Path> left = new ArrayList<>();
    AtomicFile.write(
        file(),
        NEW,
        AtomicFileTest::ours,
        (path, options) -> {
          if (left.isEmpty()) {
            left.add(Files.write(path, OLD));
          }
          return FileChannel.open(path, options);
        });
    assertArrayEquals(NEW, Files.readAllBytes(file()));
    assertArrayEquals(OLD, Files.readAllBytes(left.get(0)));
    assertEquals(2, files(folder).size());
  }

  @Test
  void aPathBelowTheRootGetsItsFolders() throws IOException {
    Path root = folder.resolve("out").resolve("java");
    Path file =
        AtomicFile.writeWithin(root, Path.of("dev", "nn", "Xor.java"), NEW, AtomicFileTest::ours);
    assertEquals(root.resolve("dev").resolve("nn").resolve("Xor.java"), file);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(
        file,
        AtomicFile.writeWithin(root, Path.of("dev/./nn/Xor.java"), OLD, AtomicFileTest::ours));
    assertEquals(
        file,
        AtomicFile.writeWithin(root, Path.of("a/../dev/nn/Xor.java"), NEW, AtomicFileTest::ours));
    assertArrayEquals(NEW, Files.readAllBytes(file));
    Files.write(file, bytes("by hand"));
    RefusedWriteException refused = refused(root, Path.of("dev", "nn", "Xor.java"));
    assertEquals(Refusal.FOREIGN_FILE, refused.refusal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a/..", "..", "../x", "a/../../x", "../out/x", "/x", "/", "a/../.."})
  void aPathThatLeadsOutOfTheRootIsRefused(String relative) throws IOException {
    Path root = folder.resolve("out");
    assertEquals(Refusal.OUTSIDE_ROOT, refused(root, Path.of(relative)).refusal());
    assertEquals(List.of(), files(folder));
  }

  @Test
  void anAbsolutePathIsRefusedEvenInsideTheRoot() throws IOException {
    assertEquals(Refusal.OUTSIDE_ROOT, refused(folder, file()).refusal());
    assertEquals(List.of(), files(folder));
  }

  @Test
  void noPartOfAPathBelowTheRootMayBeALink() throws IOException {
    Path root = Files.createDirectory(folder.resolve("out"));
    Path inside = Files.createDirectory(root.resolve("inside"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    link(root.resolve("away"), outside);
    link(root.resolve("near"), inside);
    link(root.resolve("nowhere"), folder.resolve("missing"));
    link(inside.resolve("X.java"), outside.resolve("X.java"));
    for (String path :
        List.of("away/X.java", "away/b/X.java", "near/Y.java", "nowhere/Y", "inside/X.java")) {
      assertEquals(Refusal.SYMBOLIC_LINK, refused(root, Path.of(path)).refusal(), path);
    }
    assertEquals(List.of(), files(outside));
    assertEquals(List.of(inside.resolve("X.java")), files(inside));
    assertFalse(Files.exists(folder.resolve("missing")));
  }

  @Test
  void theRootItselfMayBeALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path root = link(folder.resolve("root"), real);
    Path file = AtomicFile.writeWithin(root, Path.of("a", "X.java"), NEW, AtomicFileTest::ours);
    assertEquals(real.resolve("a").resolve("X.java"), file);
  }

  @Test
  void aFileInThePlaceOfAFolderStays() throws IOException {
    Files.write(folder.resolve("dev"), OLD);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> AtomicFile.writeWithin(folder, Path.of("dev", "X.java"), NEW, AtomicFileTest::ours));
    assertArrayEquals(OLD, Files.readAllBytes(folder.resolve("dev")));
  }

  private static boolean ours(byte[] start) {
    return new String(start, StandardCharsets.UTF_8).startsWith("// nnc");
  }

  private Path file() {
    return folder.resolve("file");
  }

  private static RefusedWriteException refused(Path file) {
    return assertThrows(
        RefusedWriteException.class,
        () -> AtomicFile.write(file, NEW, AtomicFileTest::ours),
        file.toString());
  }

  private static RefusedWriteException refused(Path root, Path relative) {
    return assertThrows(
        RefusedWriteException.class,
        () -> AtomicFile.writeWithin(root, relative, NEW, AtomicFileTest::ours),
        relative.toString());
  }

  private static Path link(Path link, Path target) {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException notHere) {
      return abort("no symbolic links here: " + notHere);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.RefusedWriteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
  private static final byte[] OURS = "ours 1".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path root;
  private Path folder;
  private OutputFolder outputs;

  @BeforeEach
  void open() {
    folder = root.resolve("out");
    outputs =
        new OutputFolder(
            folder, start -> new String(start, StandardCharsets.UTF_8).startsWith("ours"));
  }

  @Test
  void aFileWithTheSameContentIsLeftAlone() throws IOException {
    outputs.write("a/B.java", OURS);
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(folder.resolve("a/B.java"), longAgo);
    outputs.write("a/B.java", OURS);
    assertEquals(longAgo, Files.getLastModifiedTime(folder.resolve("a/B.java")));
  }

  @Test
  void itHasWhatWasWritten() throws IOException {
    assertFalse(outputs.has("B.java", Sha256.of(OURS)));
    outputs.write("B.java", OURS);
    assertEquals(Sha256.of(OURS), new Sha256().add(folder.resolve("B.java")).hex());
    assertTrue(outputs.has("B.java", Sha256.of(OURS)));
    Files.writeString(folder.resolve("B.java"), "ours, edited");
    assertFalse(outputs.has("B.java", Sha256.of(OURS)));
  }

  @Test
  void foldersThatAreEmptyGoWithTheirLastFile() throws IOException {
    outputs.write("a/b/C.java", OURS);
    outputs.write("a/D.java", OURS);
    assertTrue(outputs.delete("a/b/C.java"));
    assertFalse(Files.exists(folder.resolve("a/b")));
    assertTrue(Files.exists(folder.resolve("a/D.java")));
    assertTrue(outputs.delete("a/D.java"));
    assertFalse(Files.exists(folder.resolve("a")));
    assertTrue(Files.exists(folder));
    assertFalse(outputs.delete("a/D.java"));
  }

  @Test
  void whatNncDidNotMakeStays() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("Mine.java"), "by hand");
    assertThrows(RefusedWriteException.class, () -> outputs.write("Mine.java", OURS));
    assertFalse(outputs.delete("Mine.java"));
    assertEquals("by hand", Files.readString(folder.resolve("Mine.java")));
  }

  @Test
  void nothingOutsideIsTouched() throws IOException {
    Files.createDirectories(folder);
    Files.write(root.resolve("Other.java"), OURS);
    assertFalse(outputs.delete("../Other.java"));
    assertTrue(Files.exists(root.resolve("Other.java")));
    assertThrows(RefusedWriteException.class, () -> outputs.write("../New.java", OURS));
  }
}

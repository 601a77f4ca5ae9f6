package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.maven.BuildState.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildStateTest {
  private static final Made ONE =
      new Made("11", new TreeMap<>(Map.of("com/acme/A.java", "aa", "com/acme/B.java", "bb")));
  private static final Made NOTHING = new Made("22", new TreeMap<>());
  private static final BuildState STATE =
      new BuildState(new TreeMap<>(Map.of("with a space.nn", ONE, "z.nn", NOTHING)));

  @TempDir private Path folder;

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    StateFile file = StateFile.of(folder, "default", "generate");
    assertEquals(BuildState.NONE, file.read());
    file.write(STATE);
    assertEquals(STATE, file.read());
    assertEquals(
        folder.resolve("maven-status/nnc-maven-plugin/default/generate/state"), file.file());
  }

  @Test
  void theSameStateIsNotWrittenAgain() throws IOException {
    StateFile file = StateFile.of(folder, "default", "generate");
    file.write(STATE);
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file.file(), longAgo);
    file.write(STATE);
    assertEquals(longAgo, Files.getLastModifiedTime(file.file()));
  }

  @Test
  void whatIsNotAStateIsNone() {
    for (String text :
        List.of(
            "",
            "\n",
            "other\n",
            "made by nnc\noutput aa com/acme/A.java\n",
            "made by nnc\nsource 11\n",
            "made by nnc\nsource 11 a.nn\nrubbish\n")) {
      assertEquals(BuildState.NONE, BuildState.parse(text.lines().toList()), text);
    }
  }

  @Test
  void aSourceIsTheSameByWhatItFollowsFrom() {
    assertEquals(Optional.of(NOTHING), STATE.sameAs("z.nn", "22"));
    assertTrue(STATE.sameAs("z.nn", "23").isEmpty());
    assertTrue(STATE.sameAs("y.nn", "22").isEmpty());
  }

  @Test
  void itKnowsAllThatWasWritten() {
    assertEquals(List.of("com/acme/A.java", "com/acme/B.java"), List.copyOf(STATE.outputs()));
  }
}

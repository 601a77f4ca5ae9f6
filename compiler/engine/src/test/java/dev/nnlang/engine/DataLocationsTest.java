package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.diagnostic.Code;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLocationsTest {
  @TempDir Path folder;

  @Test
  void aPathOfTheModelIsBelowItsFolder() {
    DataLocations locations = new DataLocations(folder, Map.of());
    assertEquals(
        folder.toAbsolutePath().resolve("a").resolve("b.csv"),
        locations.declared("a/../a/b.csv").path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../b.csv", "a/../../b.csv", "/etc/passwd", "/dev/zero", "", "."})
  void aPathOfTheModelThatLeavesItsFolderIsRefused(String path) {
    DataLocations locations = new DataLocations(folder, Map.of());
    FileProblem problem = assertThrows(FileProblem.class, () -> locations.declared(path));
    assertEquals(Code.DATA_PATH, problem.code());
  }

  @Test
  void aReplacementOfThePersonMayLieAnywhereAndThePartComesBeforeTheBlock() {
    DataLocations locations =
        new DataLocations(folder, Map.of("iris", "/data/a.csv", "test", "/data/b.csv"));
    assertEquals("/data/a.csv", locations.replacement("iris", "train").orElseThrow().name());
    assertEquals("/data/b.csv", locations.replacement("iris", "test").orElseThrow().name());
  }

  @Test
  void anIdxPairNeedsTwoFiles() {
    DataLocations locations = new DataLocations(folder, Map.of("train", "images"));
    assertThrows(FileProblem.class, () -> locations.replacementPair("mnist", "train"));
  }
}

package dev.nnlang.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles every golden model. {@code -Dgolden=update} writes the files anew, and fails. */
final class GoldenTest {
  private static final GoldenFolders FOLDERS = new GoldenFolders(Path.of("src/test/golden"));

  /** Warnings that take data; the engine's tests have a case for each. */
  private static final Set<String> OF_TRAINING =
      Set.of(Code.DEAD_RECTIFIERS.number(), Code.SATURATED_UNITS.number());

  private static final String MODE = System.getProperty("golden", "compare");

  @TestFactory
  Stream<DynamicTest> everyModelBecomesWhatItsFolderStates() throws IOException {
    return Arrays.stream(GoldenCase.Kind.values()).flatMap(GoldenTest::tests);
  }

  private static Stream<DynamicTest> tests(GoldenCase.Kind kind) {
    try {
      return FOLDERS.cases(kind).stream()
          .map(
              folder ->
                  dynamicTest(
                      kind + " " + folder.getFileName(),
                      () ->
                          assertEquals(
                              List.of(),
                              GoldenCase.problems(kind, folder, stage(kind), MODE.equals("update")),
                              () -> folder.toString())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stage stage(GoldenCase.Kind kind) {
    return kind == GoldenCase.Kind.OK ? Wiring::compile : Wiring::check;
  }

  @Test
  void aRunThatRewritesNeverPasses() {
    assertNotEquals("update", MODE, "look at the changes, then run without -Dgolden=update");
  }

  @Test
  void noFileStandsOutsideACase() throws IOException {
    assertEquals(List.of(), FOLDERS.strays());
  }

  @Test
  void everyCodeAboutAModelHasACase() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    Arrays.stream(Code.values())
        .map(Code::number)
        .filter(number -> number.compareTo("NN06") < 0)
        .filter(number -> !OF_TRAINING.contains(number))
        .filter(
            number -> HostileText.all().stream().noneMatch(h -> h.code().number().equals(number)))
        .forEach(missing::add);
    for (Path folder : FOLDERS.cases(GoldenCase.Kind.ERR)) {
      List<Marker> markers = markers(folder);
      assertTrue(
          markers.stream().anyMatch(m -> folder.getFileName().toString().startsWith(m.code())),
          () -> folder + " is named after none of its markers " + markers);
      markers.forEach(marker -> missing.remove(marker.code()));
    }
    assertEquals(new TreeSet<String>(), missing);
  }

  @Test
  void everyMarkerStatesACodeWithItsSeverity() throws IOException {
    for (Path folder : FOLDERS.cases(GoldenCase.Kind.ERR)) {
      for (Marker marker : markers(folder)) {
        assertTrue(
            Arrays.stream(Code.values())
                .anyMatch(
                    code ->
                        code.number().equals(marker.code())
                            && code.severity().word().equals(marker.severity())),
            () -> folder + " states " + marker);
      }
    }
  }

  private static List<Marker> markers(Path folder) throws IOException {
    Path model = folder.resolve(GoldenCase.MODEL);
    return Marker.stated(new SourceFile(GoldenCase.MODEL, Files.readString(model)));
  }
}

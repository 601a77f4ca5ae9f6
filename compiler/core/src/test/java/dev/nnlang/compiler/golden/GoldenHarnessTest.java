package dev.nnlang.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness on folders of its own: each word {@code bad} is an error, each {@code odd} a warning.
 */
final class GoldenHarnessTest {
  private static final Stage WORDS = GoldenHarnessTest::compile;
  private static final String EXPECTED =
      """
      error[NN0201]: a bad word
       --> model.nn:2:1
        |
      2 | bad // error: NN0201
        | ^^^
        |
      note: run `nnc explain NN0201`

      1 error
      """;

  @TempDir private Path root;

  private static GoldenOutput compile(SourceFile source) {
    List<Diagnostic> found = new ArrayList<>();
    int start = 0;
    for (String word : source.text().split("(?<=\\s)", -1)) {
      Span span = new Span(start, start + word.strip().length());
      switch (word.strip()) {
        case "bad" -> found.add(Diagnostic.of(Code.UNKNOWN_NAME, span, "a bad word").build());
        case "odd" -> found.add(Diagnostic.of(Code.RENAMED, span, "an odd word").build());
        default -> {}
      }
      start += word.length();
    }
    boolean failed = found.stream().anyMatch(d -> d.code() == Code.UNKNOWN_NAME);
    Map<String, String> files = Map.of("1.tree", "length " + source.text().length() + "\n");
    return GoldenOutput.of(found, failed ? Map.of() : files);
  }

  private List<String> err(boolean update) throws IOException {
    return GoldenCase.problems(GoldenCase.Kind.ERR, root, WORDS, update);
  }

  private List<String> ok(boolean update) throws IOException {
    return GoldenCase.problems(GoldenCase.Kind.OK, root, WORDS, update);
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
    Files.writeString(file, text);
  }

  @Test
  void aFolderThatAgreesHasNoProblem() throws IOException {
    write("model.nn", "nn 1\nbad // error: NN0201\n");
    write("expected.err", EXPECTED);

    assertEquals(List.of(), err(false));
    assertEquals(List.of(), err(true), "nothing to rewrite");
  }

  @Test
  void missingFilesAreProblems() throws IOException {
    assertEquals(List.of("missing model.nn"), err(false));
    write("model.nn", "nn 1\nbad // error: NN0201\n");

    assertEquals(List.of("missing expected.err; it would be\n" + EXPECTED), err(false));
    assertFalse(Files.exists(root.resolve("expected.err")), "only an update writes");
  }

  @Test
  void anUpdateRewritesAndFailsOnce() throws IOException {
    write("model.nn", "nn 1\nbad // error: NN0201\n");
    write("expected.err", "stale\n");

    assertTrue(err(false).get(0).startsWith("expected.err differs.\n--- stated\nstale\n"));
    assertEquals(List.of("rewrote expected.err"), err(true));
    assertEquals(EXPECTED, Files.readString(root.resolve("expected.err")));
    assertEquals(List.of(), err(false));
  }

  @Test
  void aWrongMarkerIsAProblemThatNoUpdateHeals() throws IOException {
    write("model.nn", "bad // error: NN0201\nbad\nfine // error: NN0201\n");
    err(true);

    List<String> problems = err(true);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(
        problems
            .get(0)
            .startsWith(
                "the markers state [error NN0201 in line 1, error NN0201 in line 3], but there is"),
        problems::toString);
  }

  @Test
  void aFileThatNothingMakesIsAProblem() throws IOException {
    write("model.nn", "nn 1\nbad // error: NN0201\n");
    write("expected.err", EXPECTED);
    write("2.model", "");

    assertEquals(List.of("nothing makes 2.model"), err(false));
  }

  @Test
  void aModelThatCompilesIsComparedStageByStage() throws IOException {
    write("model.nn", "fine\nodd // warning: NN0207\n");

    assertEquals(List.of("missing 1.tree; it would be\nlength 28\n"), ok(false));
    assertEquals(List.of("rewrote 1.tree"), ok(true));
    assertEquals(List.of(), ok(false));
    write("3.plan", "");
    assertEquals(List.of("nothing makes 3.plan"), ok(false));
  }

  @Test
  void aModelInTheWrongFolderIsAProblem() throws IOException {
    write("model.nn", "bad // error: NN0201\n");
    assertEquals(List.of("a model of ok/ has errors"), ok(false));

    write("model.nn", "fine\n");
    assertTrue(err(false).contains("a model of err/ has no diagnostic"));
  }

  @Test
  void markersStandOnTheirLineOrNameIt() {
    SourceFile source =
        new SourceFile(
            "model.nn",
            """
            //! error: NN0107 at 3
            x // error: NN0301, NN0201 // warning: NN0501
            "unclosed // error: NN0102
            // an error: NN0999 in words is no marker
            """);

    assertEquals(
        List.of(
            new Marker("error", "NN0201", 2),
            new Marker("error", "NN0301", 2),
            new Marker("warning", "NN0501", 2),
            new Marker("error", "NN0102", 3),
            new Marker("error", "NN0107", 3)),
        Marker.stated(source));
  }

  @Test
  void casesAreFoundAndStraysReported() throws IOException {
    write("README.md", "");
    write("err/one/model.nn", "");
    write("err/two/model.nn", "");
    write("err/stray.nn", "");
    write("ok/three/model.nn", "");
    write("other/four/model.nn", "");
    GoldenFolders folders = new GoldenFolders(root);

    assertEquals(
        List.of(root.resolve("err/one"), root.resolve("err/two")),
        folders.cases(GoldenCase.Kind.ERR));
    assertEquals(List.of(root.resolve("ok/three")), folders.cases(GoldenCase.Kind.OK));
    assertEquals(List.of("err/stray.nn", "other"), folders.strays());
  }

  /** A record with one of everything. */
  public record Sample(
      String text,
      Optional<Integer> some,
      Optional<Integer> none,
      List<Span> spans,
      List<Span> no) {}

  @Test
  void recordsArePrintedAsATree() {
    Sample sample =
        new Sample(
            "a \"b\"\n", Optional.of(3), Optional.empty(), List.of(new Span(1, 2)), List.of());

    assertEquals(
        """
        Sample
          text: "a \\"b\\"\\n"
          some: 3
          none: none
          spans:\s
            - 1..2
          no: []
        """,
        RecordText.of(sample));
  }

  @Test
  void hostileTextsAreTheSameEachTime() {
    for (HostileText hostile : HostileText.all()) {
      assertArrayEquals(hostile.bytes(), hostile.bytes(), hostile.name());
      assertEquals(
          1, HostileText.all().stream().filter(h -> h.name().equals(hostile.name())).count());
    }
  }
}

package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.Emitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of expectations in a project, build after build. */
final class ExpectationTestsTest {
  private static final String MODEL =
      """
      nn 1
      model hill_top {
        input x: real in -1..1
        output y: real in -1..1
        layers: dense(_, tanh)
      }
      data hills { from: csv("hills.csv") }
      train hill_top on hills { loss: squared  rate: 0.1  stop: epochs >= 1 }
      """;

  @TempDir private Path project;
  private BuildState state = BuildState.NONE;

  private ExpectationTests build(String text, Optional<Path> data)
      throws IOException, BadParameter {
    return build(text, data, Map.of());
  }

  private ExpectationTests build(String text, Optional<Path> data, Map<String, String> options)
      throws IOException, BadParameter {
    Path model = project.resolve("src/nn/com/acme/hill.nn");
    Files.createDirectories(model.getParent());
    Files.writeString(model, text);
    ExpectationTests tests = new ExpectationTests(project, data);
    Generation generation =
        new Generation(
            CompilerOptions.of(options),
            new OutputFolder(
                project.resolve("java"),
                start -> new String(start, StandardCharsets.UTF_8).startsWith(Emitter.MARK)),
            state,
            tests.text(),
            new Findings(new RecordedLog().log(), false),
            tests);
    generation.compile(
        new ModelFolder(project.resolve("src/nn"), List.of(), List.of(), Optional.empty())
            .sources(),
        false);
    BuildState now = generation.write();
    generation.deleteStale(now);
    state = now;
    return tests;
  }

  private Path java() {
    return project.resolve("java/com/acme/HillTopExpectationsTest.java");
  }

  @Test
  void placesAreSeenFromTheProject() throws IOException, BadParameter {
    ExpectationTests tests =
        build(MODEL + "expect hill_top { error < 1 }\n", Optional.of(project.resolve("../rows")));
    String text = Files.readString(java());
    assertTrue(text.contains("FILE = \"src/nn/com/acme/hill.nn\""), text);
    assertTrue(text.contains("\"../rows\""), text);
    assertFalse(text.contains(project.toString()), text);
    assertTrue(tests.readData());
  }

  @Test
  void whatIsNoLongerExpectedIsNoLongerTested() throws IOException, BadParameter {
    ExpectationTests tests =
        build(MODEL + "expect hill_top { parameters = 2 }\n", Optional.empty());
    assertTrue(Files.isRegularFile(java()));
    assertFalse(tests.readData());

    build(MODEL, Optional.empty());
    assertFalse(Files.exists(java()));
    assertEquals(0, state.outputs().size());
  }

  @Test
  void aClassThatStandsAloneIsNotAskedByTests() {
    BadParameter refused =
        assertThrows(
            BadParameter.class,
            () ->
                build(
                    MODEL + "expect hill_top { parameters = 2 }\n",
                    Optional.empty(),
                    Map.of("standalone", "true")));
    assertEquals(
        "the goal `expect-test` cannot ask classes of the option `standalone`; leave one of the"
            + " two out, or judge by the goal `expect`",
        refused.getMessage());
    assertFalse(Files.exists(java()));
  }
}

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
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds one after the other, with the compiler itself. */
final class GenerationTest {
  @TempDir private Path root;
  private final RecordedLog log = new RecordedLog();
  private BuildState state = BuildState.NONE;
  private Path models;
  private Path java;

  @BeforeEach
  void folders() {
    models = root.resolve("nn");
    java = root.resolve("java");
  }

  private static String model(String name, int width) {
    return "nn 1\nmodel "
        + name
        + " {\n  input x: real in -1..1\n  output y: real in -1..1\n  layers: dense("
        + width
        + ", tanh) -> dense(_, tanh)\n}\n";
  }

  private void write(String name, String text) throws IOException {
    Path file = models.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** What a build did: files compiled, unchanged, deleted. */
  private record Done(int compiled, int unchanged, int deleted) {}

  private Done build() throws IOException, BadParameter, MojoFailureException {
    return build("nnc", false, false);
  }

  private Done build(String maker, boolean force, boolean failOnWarning)
      throws IOException, BadParameter, MojoFailureException {
    Findings findings = new Findings(log.log(), failOnWarning);
    Generation generation =
        new Generation(
            CompilerOptions.of(Map.of()),
            new OutputFolder(
                java, start -> new String(start, StandardCharsets.UTF_8).startsWith(Emitter.MARK)),
            state,
            maker,
            findings,
            ModelOutput.ITS_CLASS);
    generation.compile(
        new ModelFolder(models, List.of(), List.of(), Optional.empty()).sources(), force);
    findings.failIfFatal();
    BuildState now = generation.write();
    int deleted = generation.deleteStale(now);
    state = now;
    return new Done(generation.compiled(), generation.unchanged(), deleted);
  }

  private void refused(String message) {
    assertEquals(message, assertThrows(MojoFailureException.class, this::build).getMessage());
  }

  @Test
  void onlyWhatHasChangedIsCompiled() throws Exception {
    write("com/acme/a.nn", model("A", 2));
    write("com/acme/b.nn", model("B", 2));
    assertEquals(new Done(2, 0, 0), build());
    assertTrue(Files.readString(java.resolve("com/acme/A.java")).contains("package com.acme;"));
    assertEquals(new Done(0, 2, 0), build());
    write("com/acme/b.nn", model("B", 3));
    assertEquals(new Done(1, 1, 0), build());
    assertTrue(Files.readString(java.resolve("com/acme/B.java")).contains("[1 x 3]"));
  }

  @Test
  void anotherCompilerCompilesAll() throws Exception {
    write("a.nn", model("A", 2));
    assertEquals(new Done(1, 0, 0), build());
    assertEquals(new Done(1, 0, 0), build("another", false, false));
    assertEquals(new Done(1, 0, 0), build("another", true, false));
    assertEquals(new Done(0, 1, 0), build("another", false, false));
  }

  @Test
  void anOutputThatIsGoneOrEditedIsMadeAgain() throws Exception {
    write("a.nn", model("A", 2));
    build();
    String text = Files.readString(java.resolve("A.java"));
    Files.writeString(java.resolve("A.java"), text + "// edited");
    assertEquals(new Done(1, 0, 0), build());
    assertEquals(text, Files.readString(java.resolve("A.java")));
    Files.delete(java.resolve("A.java"));
    assertEquals(new Done(1, 0, 0), build());
    assertEquals(text, Files.readString(java.resolve("A.java")));
  }

  @Test
  void theJavaOfAModelThatIsGoneGoes() throws Exception {
    write("com/acme/a.nn", model("A", 2));
    write("b.nn", model("B", 2) + model("C", 2).replace("nn 1", ""));
    build();
    Files.delete(models.resolve("com/acme/a.nn"));
    write("b.nn", model("C", 2));
    assertEquals(new Done(1, 0, 2), build());
    assertFalse(Files.exists(java.resolve("com")));
    assertFalse(Files.exists(java.resolve("B.java")));
    assertTrue(Files.exists(java.resolve("C.java")));
  }

  @Test
  void aModelThatMovesKeepsItsJava() throws Exception {
    write("a.nn", model("A", 2));
    build();
    Files.move(models.resolve("a.nn"), models.resolve("z.nn"));
    assertEquals(new Done(1, 0, 0), build());
    assertTrue(Files.exists(java.resolve("A.java")));
  }

  @Test
  void allErrorsOfAllFilesAreReportedAndNothingIsWritten() throws Exception {
    write("good.nn", model("Good", 2));
    build();
    write("good.nn", model("Good", 3));
    write("bad.nn", model("Bad", 0));
    write("worse.nn", "nn 1\nmodel Worse {");
    String before = Files.readString(java.resolve("Good.java"));
    refused("nnc: 2 errors");
    assertEquals(
        List.of(
            "[error] " + models.resolve("bad.nn") + ":[5,17] NN0303",
            "[error] " + models.resolve("worse.nn") + ":[2,14] NN0101"),
        log.lines().stream().map(line -> line.replaceAll("(NN\\d{4}) [^$]*", "$1")).toList());
    assertEquals(before, Files.readString(java.resolve("Good.java")));
    // A second build says it again.
    refused("nnc: 2 errors");
  }

  @Test
  void aWarningFailsTheBuildWhereThatIsAsked() throws Exception {
    write("a.nn", model("A", 2).replace("x: real in -1..1", "x: real in 0..1000"));
    assertEquals(
        "nnc: 1 warning, and failOnWarning is set",
        assertThrows(MojoFailureException.class, () -> build("nnc", false, true)).getMessage());
    assertEquals(new Done(1, 0, 0), build());
    assertEquals(2, log.lines().size());
    assertTrue(log.lines().get(0).startsWith("[warn] " + models.resolve("a.nn") + ":[3,9] NN0505"));
  }

  @Test
  void twoFilesThatMakeOneClassAreRefused() throws Exception {
    write("one.nn", "nn 1\npackage com.acme" + model("Same", 2).substring(4));
    build();
    write("com/acme/two.nn", model("Same", 2));
    refused("nnc: 1 error");
    assertEquals(
        "[error] "
            + models.resolve("com/acme/two.nn")
            + ":[2,7] NN0206 the class `com.acme.Same` is made from one.nn too\n"
            + "  help: give one of the models another name, or another package",
        log.lines().get(0));
  }

  @Test
  void aPackageLineAndAFolderMayNotDiffer() throws Exception {
    write("com/acme/a.nn", "nn 1\npackage org.other" + model("A", 2).substring(4));
    refused("nnc: 1 error");
    assertTrue(log.lines().get(0).contains("NN0208 the package is `org.other`"));
  }

  @Test
  void whatIsNotTextIsRefused() throws Exception {
    Files.createDirectories(models);
    Files.write(models.resolve("a.nn"), new byte[] {'n', 'n', (byte) 0xFF});
    refused("nnc: 1 error");
    assertTrue(
        log.lines().get(0).startsWith("[error] " + models.resolve("a.nn") + ":[1,1] NN0104"));
  }
}

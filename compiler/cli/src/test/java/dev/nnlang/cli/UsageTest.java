package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTest {
  @TempDir Path folder;

  @Test
  void mistypedCommandGetsTheNearestOne() {
    Run run = Run.nnc("trian", "iris.nn").exits(2);
    assertEquals(
        List.of(
            "error: `trian` is neither a command nor a .nn file",
            "help: did you mean `train`?",
            "note: run `nnc --help`"),
        run.err().lines().toList());
  }

  @Test
  void mistypedOptionGetsTheNearestOne() {
    Run run = Run.nnc("train", "iris.nn", "--max-epoch", "3").exits(2);
    assertEquals(
        List.of(
            "error: there is no option `--max-epoch`",
            "help: did you mean `--max-epochs`?",
            "note: run `nnc train --help`"),
        run.err().lines().toList());
  }

  @Test
  void nothingAtAllIsAUsageError() {
    Run run = Run.nnc().exits(2);
    assertTrue(run.err().startsWith("error: a model or a command is missing"), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @CsvSource({"--max-epochs,0", "--max-updates,-1", "--threads,0", "--threads,two", "--seed,1.5"})
  void numbersThatMakeNoSenseAreRefused(String option, String value) {
    Run run = Run.nnc("train", "iris.nn", option, value).exits(2);
    assertTrue(run.err().contains(option) && run.err().contains(value), run.err());
  }

  @Test
  void weightsAreAskedForWhereTheyAreNeeded() {
    Run run = Run.nnc("evaluate", "iris.nn").exits(2);
    assertTrue(run.err().contains("--weights"), run.err());
  }

  @Test
  void dataThatTheModelWouldNotLookAtIsRefused() throws IOException {
    Path model = Run.iris(folder);
    Run run = Run.nnc("train", model, "--data", "mnist=x.csv").exits(2);
    assertTrue(run.err().contains("--data mnist: the model reads no file of that name, only iris"));
    Run.nnc("train", model, "--data", "test=x.csv").exits(2);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void everyCommandHasHelp(CommandName command) {
    Run run = Run.nnc(command.text(), "--help").exits(0);
    assertTrue(run.out().startsWith("Usage: nnc " + command.text()), run.out());
    assertEquals("", run.err());
    assertTrue(Run.nnc("--help").exits(0).out().contains("\n  " + command.text() + " "));
  }

  @Test
  void versionIsTheCompilers() {
    assertEquals("nnc " + Version.text() + "\n", Run.nnc("--version").exits(0).out());
  }

  @Test
  void numberOfAnErrorIsExplained() {
    Run run = Run.nnc("explain", "nn0301").exits(0);
    assertTrue(run.out().startsWith("# NN0301: "), run.out());
  }

  @Test
  void numberThatDoesNotExistGetsTheNearestOne() {
    Run run = Run.nnc("explain", "NN301").exits(2);
    assertTrue(run.err().contains("did you mean `NN0301`?"), run.err());
  }
}

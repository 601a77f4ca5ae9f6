package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathTest {
  private static final String LEAVES = "pass `--data d=FILE`";

  private static TrainTrial<Data> path(String path) {
    return TrainTrial.data(String.format(Locale.ROOT, "data d { from: csv(\"%s\") }", path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.csv", "./a.csv", "sub/a.csv", "sub/../a.csv", "sub\\a.csv", "...csv", "a..b"})
  void aPathWithinTheFolderIsKeptAsWritten(String path) {
    assertEquals(Optional.of(new Data.Csv(path)), path(path).accepted().whole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.csv",
        "sub/../../a.csv",
        "..",
        "../../etc/passwd",
        "/etc/passwd",
        "\\\\host\\a.csv",
        "C:\\a.csv",
        "..\\a.csv"
      })
  void aPathOutOfTheFolderIsRefused(String path) {
    Diagnostic finding =
        path(path)
            .refused(
                Code.DATA_PATH,
                "\"" + path + "\"",
                String.format(Locale.ROOT, "`%s` leaves the folder of the model", path));
    assertEquals(
        "put the file next to the model, or " + LEAVES, finding.fix().orElseThrow().help());
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a.csv, is an address",
    "file:///a.csv, is an address",
    "/dev/zero, is a device",
    "/dev/stdin, is a device"
  })
  void addressesAndDevicesAreNoFiles(String path, String what) {
    path(path)
        .refused(
            Code.DATA_PATH,
            "\"" + path + "\"",
            String.format(Locale.ROOT, "`%s` %s, not a file", path, what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyPathIsRefused(String path) {
    path(path).refused(Code.DATA_PATH, "\"" + path + "\"", "the path is empty");
  }

  /** No text that the parser accepts holds one; the rule does not rely on it. */
  @Test
  void aNulIsRefused() {
    Diagnostics diagnostics = new Diagnostics();
    Span span = new Span(0, 9);
    Optional<String> path =
        DataPath.check(
            new Expression.StringLiteral("a\0.csv", span), new Name("d", span), diagnostics);
    assertEquals(Optional.empty(), path);
    assertEquals(
        List.of("the path holds a NUL character"),
        diagnostics.sorted().stream().map(Diagnostic::message).toList());
  }
}

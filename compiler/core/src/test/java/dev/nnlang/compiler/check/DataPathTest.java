package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Data;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathTest {
  private static final String LEAVES = "pass `--data d=FILE`";

  private static TrainTrial<Data> path(String path) {
    return TrainTrial.data("data d { from: csv(\"%s\") }".formatted(path));
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
                "`%s` leaves the folder of the model".formatted(path));
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
        .refused(Code.DATA_PATH, "\"" + path + "\"", "`%s` %s, not a file".formatted(path, what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyPathIsRefused(String path) {
    path(path).refused(Code.DATA_PATH, "\"" + path + "\"", "the path is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0.csv"})
  void aNulIsRefused(String path) {
    path(path).refused(Code.DATA_PATH, "\"" + path + "\"", "the path holds a NUL character");
  }
}

package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A command line that was run, and what came of it. */
record Run(int code, String out, String err) {

  /** Runs {@code nnc} with {@code arguments} and nothing on the standard input. */
  static Run nnc(Object... arguments) {
    return withInput("", arguments);
  }

  static Run withInput(String input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Arrays.stream(arguments).map(Object::toString).toArray(String[]::new),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Copies a file of the test resources into {@code folder}. */
  static Path copy(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Run.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      Files.copy(in, file);
    }
    return file;
  }

  /** The iris model with its data beside it. */
  static Path iris(Path folder) throws IOException {
    copy(folder, "iris.csv");
    return copy(folder, "iris.nn");
  }

  /** Fails with all that was printed, if the exit code is another. */
  Run exits(int expected) {
    assertEquals(expected, code, () -> "out:\n" + out + "\nerr:\n" + err);
    assertFalse(err.contains("\tat "), () -> "a stack trace:\n" + err);
    return this;
  }

  /** The JSON object on the last line of the output. */
  JsonObject json() {
    List<String> lines = out.lines().toList();
    return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }
}

package dev.nnlang.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs commands on a small model, so that Java can keep the classes that they took for the next
 * start. What they print goes nowhere.
 */
final class Rehearsal {
  private static final String ROWS =
      """
      a,b,y
      1,2,no
      2,1,no
      3,4,no
      4,3,no
      11,12,yes
      12,11,yes
      13,14,yes
      14,13,yes
      """;

  private Rehearsal() {}

  /**
   * Runs the commands.
   *
   * @param arguments a folder for the files
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path model = folder.resolve("rehearsal.nn");
    try (InputStream text = Rehearsal.class.getResourceAsStream("rehearsal.nn")) {
      if (text == null) {
        throw new IllegalStateException("no rehearsal.nn");
      }
      Files.copy(text, model);
    }
    Path rows = Files.writeString(folder.resolve("rehearsal.csv"), ROWS);
    String weights = folder.resolve("rehearsal.safetensors").toString();
    run("check", model.toString());
    run("check", "--diagnostics", "json", rows.toString());
    run("check", rows.toString());
    run("inspect", model.toString());
    run(model.toString(), "-d", folder.toString());
    run("train", model.toString(), "--max-epochs", "2", "-o", weights);
    run("train", model.toString(), "--max-epochs", "1", "--json", "-o", weights);
    run("evaluate", model.toString(), "--weights", weights);
    run("predict", model.toString(), "--weights", weights, "--in", rows.toString());
    run("verify", model.toString());
    run("explain", "NN0101");
    run("--help");
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(command, new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
  }
}

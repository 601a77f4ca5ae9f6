package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final InputStream nothing = new ByteArrayInputStream(new byte[0]);

  @Test
  void fullOutputIsAnEnvironmentError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    int code =
        Main.run(
            new String[] {"explain", "NN0101"},
            nothing,
            new PrintStream(full, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(3, code);
    assertTrue(printed().contains("the standard output cannot be written"), printed());
  }

  @Test
  void mistakeOfOursAsksForAReportAndShowsNoTrace() {
    int code = failures().report(new StackOverflowError(), false);
    assertEquals(70, code);
    assertTrue(printed().startsWith("error[NN0901]: nnc made a mistake: "), printed());
    assertTrue(printed().contains("help: please report it"), printed());
    assertFalse(printed().contains("\tat "), printed());
  }

  @Test
  void traceIsShownToWhoeverAsksForIt() {
    int code = failures().report(new StackOverflowError(), true);
    assertEquals(70, code);
    assertTrue(printed().contains("\tat dev.nnlang.cli.FailuresTest"), printed());
  }

  @Test
  void memoryThatDoesNotSufficeIsNoMistakeOfOurs() {
    assertEquals(3, failures().report(new OutOfMemoryError("Java heap space"), false));
    assertTrue(printed().contains("help: give Java more of it"), printed());
  }

  private Failures failures() {
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Failures(
        Console.plain(nothing, out, new PrintStream(err, true, StandardCharsets.UTF_8)));
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

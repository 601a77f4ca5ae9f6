package dev.nnlang.compiler.diagnostic;

/** The colours of a rendered diagnostic: ANSI escapes, or nothing at all. */
final class Ink {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";

  private final boolean colour;

  Ink(boolean colour) {
    this.colour = colour;
  }

  /** The severity word with its code, and the marks under the primary place. */
  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> paint(RED, text);
      case WARNING -> paint(YELLOW, text);
    };
  }

  /** The message itself. */
  String message(String text) {
    return paint(BOLD, text);
  }

  /** Line numbers, bars, the arrow, and the marks under secondary places. */
  String frame(String text) {
    return paint(BLUE, text);
  }

  /** The words {@code help:} and {@code note:}. */
  String advice(String text) {
    return paint(GREEN, text);
  }

  private String paint(String escape, String text) {
    return colour && !text.isEmpty() ? escape + text + RESET : text;
  }
}

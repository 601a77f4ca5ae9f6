package dev.nnlang.compiler.emit;

/** Text of a model as a person reads it in a report: cut where it fills more than a line or two. */
final class Shortened {
  private static final int LONGEST = 160;
  private static final String CUT = "...";

  private Shortened() {}

  static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
  }
}

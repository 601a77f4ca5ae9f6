package dev.nnlang.data;

import java.util.Locale;

/** Text of a file as a message may show it: short, on one line, without characters that act. */
final class Shown {
  private static final int LONGEST = 40;
  private static final int LONGEST_LINE = 200;

  private Shown() {}

  /** The first characters of {@code text}, those that are not printable as {@code \\uXXXX}. */
  static String cell(String text) {
    return shown(text, LONGEST);
  }

  /** As {@link #cell}, of text that another program says: its first line. */
  static String line(String text) {
    return shown(text.lines().findFirst().orElse(""), LONGEST_LINE);
  }

  private static String shown(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (acts(c)) {
        shown.append("\\u").append(String.format(Locale.ROOT, "%04X", (int) c));
      } else {
        shown.append(c);
      }
    }
    return end < text.length() ? shown.append('…').toString() : shown.toString();
  }

  /** A limit or a value as a person would write it: {@code 10}, not {@code 10.0}. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static boolean acts(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}

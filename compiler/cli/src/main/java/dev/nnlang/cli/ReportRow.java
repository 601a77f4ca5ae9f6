package dev.nnlang.cli;

import java.util.Locale;

/** A line of a report: what it is about, in a column of its own, and what there is to say. */
final class ReportRow {
  private ReportRow() {}

  static String of(String name, String value) {
    return String.format(Locale.ROOT, "%-11s %s", name, value);
  }

  /** Such as {@code 1 epoch} and {@code 2 epochs}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}

package dev.nnlang.compiler.analysis;

import java.util.List;

/** {@code key: value} of a block. */
record Entry(String key, String value) {
  /** One line for each entry, the values below each other. */
  static List<String> lines(List<Entry> entries) {
    int widest = entries.stream().mapToInt(entry -> entry.key().length()).max().orElse(0);
    return entries.stream().map(entry -> entry.line(widest)).toList();
  }

  private String line(int width) {
    return key + ":" + " ".repeat(width - key.length() + 1) + value;
  }
}

package dev.nnlang.engine.standalone;

import dev.nnlang.compiler.CompilerBug;
import java.util.Map;
import java.util.TreeMap;

/** Replacements in a text, none of which overlaps another. */
final class Edits {
  private record Edit(int end, String text) {}

  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  void replace(int start, int end, String text) {
    if (start < 0 || end < start) {
      throw new CompilerBug("no text from " + start + " to " + end);
    }
    edits.put(start, new Edit(end, text));
  }

  void delete(int start, int end) {
    replace(start, end, "");
  }

  /** The part {@code from .. to - 1} of {@code text} with all edits in it. */
  String apply(String text, int from, int to) {
    StringBuilder result = new StringBuilder();
    int at = from;
    for (Map.Entry<Integer, Edit> edit : edits.subMap(from, true, to, false).entrySet()) {
      if (edit.getKey() >= at) {
        result.append(text, at, edit.getKey()).append(edit.getValue().text());
        at = edit.getValue().end();
      }
    }
    return result.append(text, at, to).toString();
  }
}

package dev.nnlang.maven;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an execution of a goal made, and of what: enough to know, the next time, what need not be
 * made again and what nobody needs any more.
 *
 * @param made by the name of the source
 */
record BuildState(SortedMap<String, Made> made) {
  private static final String HEAD = "made by nnc";
  private static final String SOURCE = "source ";
  private static final String OUTPUT = "output ";

  /** Of a first build. */
  static final BuildState NONE = new BuildState(Collections.emptySortedMap());

  BuildState {
    made = Collections.unmodifiableSortedMap(new TreeMap<>(made));
  }

  /**
   * What came of one source.
   *
   * @param input a hash of all that it follows from: of what was read, of nnc itself and of how it
   *     was configured
   * @param outputs a hash of each file written, by its path below the output folder
   */
  record Made(String input, SortedMap<String, String> outputs) {
    Made {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }

    private Made with(String output, String hash) {
      SortedMap<String, String> more = new TreeMap<>(outputs);
      more.put(output, hash);
      return new Made(input, more);
    }
  }

  /** What came of {@code source}, if it was made of the same {@code input}. */
  Optional<Made> sameAs(String source, String input) {
    return Optional.ofNullable(made.get(source)).filter(known -> known.input().equals(input));
  }

  /** All files written. */
  SortedSet<String> outputs() {
    SortedSet<String> all = new TreeSet<>();
    made.values().forEach(one -> all.addAll(one.outputs().keySet()));
    return all;
  }

  /** A line that says what it is, and one for each source and each output, a hash first. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(HEAD).append('\n');
    made.forEach(
        (name, one) -> {
          text.append(SOURCE).append(one.input()).append(' ').append(name).append('\n');
          one.outputs()
              .forEach(
                  (path, hash) ->
                      text.append(OUTPUT).append(hash).append(' ').append(path).append('\n'));
        });
    return text.toString();
  }

  /** Reads what {@link #text} writes; anything else is as good as nothing. */
  static BuildState parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      return NONE;
    }
    SortedMap<String, Made> made = new TreeMap<>();
    String source = "";
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ", 3);
      if (words.length == 3 && line.startsWith(SOURCE)) {
        source = words[2];
        made.put(source, new Made(words[1], Collections.emptySortedMap()));
      } else if (words.length == 3 && line.startsWith(OUTPUT) && made.containsKey(source)) {
        made.computeIfPresent(source, (name, one) -> one.with(words[2], words[1]));
      } else {
        return NONE;
      }
    }
    return new BuildState(made);
  }
}

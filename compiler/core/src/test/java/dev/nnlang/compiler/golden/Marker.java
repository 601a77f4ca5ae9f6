package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A comment of a model that states a diagnostic: {@code // error: NN0301} for the line it stands
 * on, {@code //! error: NN0301 at 7} for line 7. Several codes are joined by commas.
 */
record Marker(String severity, String code, int line) implements Comparable<Marker> {
  private static final String CODES = "(error|warning): (NN\\d{4}(?:, NN\\d{4})*)";
  private static final Pattern HERE = Pattern.compile("// " + CODES);
  private static final Pattern ELSEWHERE = Pattern.compile("//! " + CODES + " at (\\d+)");

  /** The markers of {@code source}, in order. */
  static List<Marker> stated(SourceFile source) {
    LineMap lines = source.lines();
    List<Marker> markers = new ArrayList<>();
    for (int line = 1; line <= lines.count(); line++) {
      String text = lines.text(line);
      int here = line;
      HERE.matcher(text).results().forEach(match -> add(markers, match, here));
      ELSEWHERE
          .matcher(text)
          .results()
          .forEach(match -> add(markers, match, Integer.parseInt(match.group(3))));
    }
    return markers.stream().sorted().toList();
  }

  private static void add(List<Marker> markers, MatchResult match, int line) {
    for (String code : match.group(2).split(", ", -1)) {
      markers.add(new Marker(match.group(1), code, line));
    }
  }

  /** What the markers of a model must be that has {@code diagnostics}, in order. */
  static List<Marker> due(List<Diagnostic> diagnostics, SourceFile source) {
    LineMap lines = source.lines();
    return diagnostics.stream()
        .map(
            d ->
                new Marker(
                    d.severity().word(), d.code().number(), lines.line(d.primary().span().start())))
        .sorted()
        .toList();
  }

  @Override
  public int compareTo(Marker other) {
    return Comparator.comparingInt(Marker::line)
        .thenComparing(Marker::code)
        .thenComparing(Marker::severity)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return severity + " " + code + " in line " + line;
  }
}

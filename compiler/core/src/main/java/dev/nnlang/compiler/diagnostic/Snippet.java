package dev.nnlang.compiler.diagnostic;

import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The lines of the source that a diagnostic is about, with marks and words under them. */
final class Snippet {
  private static final int LABEL_LIMIT = 160;

  private final LineMap lines;
  private final int length;
  private final Severity severity;
  private final Ink ink;
  private final TreeMap<Integer, List<Mark>> marks = new TreeMap<>();

  /** A stretch of one line, columns from 0, the end excluded. */
  private record Mark(int line, int from, int to, String text, boolean primary) {}

  /**
   * @param length of the text that {@code lines} belongs to; places beyond it are moved to its end
   */
  Snippet(Diagnostic diagnostic, LineMap lines, int length, Ink ink) {
    this.lines = lines;
    this.length = length;
    this.severity = diagnostic.severity();
    this.ink = ink;
    add(diagnostic.primary(), true);
    diagnostic.secondary().forEach(label -> add(label, false));
  }

  private void add(Diagnostic.Label label, boolean primary) {
    Mark mark = mark(label.span(), SafeText.of(label.text(), LABEL_LIMIT), primary);
    marks.computeIfAbsent(mark.line(), line -> new ArrayList<>()).add(mark);
  }

  /** A span of several lines is marked to the end of its first. */
  private Mark mark(Span span, String text, boolean primary) {
    int start = Math.min(span.start(), length);
    int end = Math.min(span.end(), length);
    int line = lines.line(start);
    int lineLength = lines.text(line).length();
    int from = Math.min(lines.column(start) - 1, lineLength);
    int to = lines.line(end) == line ? Math.min(lines.column(end) - 1, lineLength) : lineLength;
    return new Mark(line, from, Math.max(to, from + 1), text, primary);
  }

  /** Cells of the widest line number. */
  int gutterWidth() {
    return Integer.toString(marks.lastKey()).length();
  }

  /** The rows between two empty gutters, each with its line break. */
  String text() {
    StringBuilder out = new StringBuilder();
    gutter(out, "").append('\n');
    int last = marks.firstKey();
    for (int line : marks.keySet()) {
      between(out, last, line);
      line(out, line);
      last = line;
    }
    return gutter(out, "").append('\n').toString();
  }

  /** One unmarked line is shown as it is; more of them as dots. */
  private void between(StringBuilder out, int last, int line) {
    if (line == last + 2) {
      source(out, last + 1, Excerpt.around(lines.text(last + 1), 0, 0));
    } else if (line > last + 2) {
      out.append(ink.frame("...")).append('\n');
    }
  }

  private void line(StringBuilder out, int line) {
    List<Mark> here = new ArrayList<>(marks.getOrDefault(line, List.of()));
    here.sort(
        Comparator.comparing(Mark::primary).reversed().thenComparing(Mark::from, Integer::compare));
    Mark centre = here.get(0);
    Excerpt excerpt = Excerpt.around(lines.text(line), centre.from(), centre.to());
    source(out, line, excerpt);
    here.sort(Comparator.comparingInt(Mark::from).thenComparingInt(Mark::to));
    for (MarkRow row : rows(here, excerpt)) {
      gutter(out, "").append(' ').append(row.text()).append('\n');
    }
  }

  private void source(StringBuilder out, int line, Excerpt excerpt) {
    String text = excerpt.text().stripTrailing();
    gutter(out, Integer.toString(line)).append(text.isEmpty() ? "" : " ").append(text).append('\n');
  }

  /** Each mark goes into the first row that has room for it and its words. */
  private List<MarkRow> rows(List<Mark> here, Excerpt excerpt) {
    List<MarkRow> rows = new ArrayList<>();
    for (Mark mark : here) {
      int from = excerpt.firstCell(mark.from());
      int cells = Math.max(1, excerpt.lastCell(mark.to()) - from);
      MarkRow row =
          rows.stream()
              .filter(candidate -> candidate.hasRoomAt(from))
              .findFirst()
              .orElseGet(
                  () -> {
                    MarkRow fresh = new MarkRow();
                    rows.add(fresh);
                    return fresh;
                  });
      String words = mark.text().isEmpty() ? "" : " " + mark.text();
      String plain = (mark.primary() ? "^" : "-").repeat(cells) + words;
      row.put(from, plain, mark.primary() ? ink.severity(severity, plain) : ink.frame(plain));
    }
    return rows;
  }

  private StringBuilder gutter(StringBuilder out, String number) {
    return out.append(ink.frame(" ".repeat(gutterWidth() - number.length()) + number + " |"));
  }

  /** Marks below a line that do not touch each other. */
  private static final class MarkRow {
    private final StringBuilder text = new StringBuilder();
    private int cells;

    boolean hasRoomAt(int from) {
      return cells == 0 || from > cells;
    }

    void put(int from, String plain, String coloured) {
      text.append(" ".repeat(from - cells)).append(coloured);
      cells = from + plain.codePointCount(0, plain.length());
    }

    String text() {
      return text.toString();
    }
  }
}

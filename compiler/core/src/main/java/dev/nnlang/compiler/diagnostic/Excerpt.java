package dev.nnlang.compiler.diagnostic;

/**
 * What is shown of one source line, and where its columns have gone.
 *
 * <p>A line of more than {@value #WIDTH} characters is cut around a place, with {@code ...} on
 * either side where something is missing. Every code point takes one cell.
 */
final class Excerpt {
  /** Cells that a line may take, dots included. */
  static final int WIDTH = 160;

  private static final String DOTS = "...";

  private final String line;
  private final int start;
  private final int end;

  private Excerpt(String line, int start, int end) {
    this.line = line;
    this.start = start;
    this.end = end;
  }

  /** The part of {@code line} around the columns {@code from} to {@code to}, counted from 0. */
  static Excerpt around(String line, int from, int to) {
    if (line.length() <= WIDTH) {
      return new Excerpt(line, 0, line.length());
    }
    int room = WIDTH - 2 * DOTS.length();
    int margin = Math.max(0, room - (to - from)) / 2;
    int start = Math.max(0, Math.min(from - margin, line.length() - room));
    return new Excerpt(line, outsidePair(line, start), outsidePair(line, start + room));
  }

  /** Moves a cut that would part the two halves of a character. */
  private static int outsidePair(String line, int cut) {
    boolean inside =
        cut > 0
            && cut < line.length()
            && Character.isHighSurrogate(line.charAt(cut - 1))
            && Character.isLowSurrogate(line.charAt(cut));
    return inside ? cut - 1 : cut;
  }

  /** The text as shown. */
  String text() {
    return before() + SafeText.of(line.substring(start, end)) + after();
  }

  /** The cell where a mark begins that covers the columns from {@code from}, counted from 0. */
  int firstCell(int from) {
    if (from < start) {
      return 0;
    }
    return before().length() + line.codePointCount(start, Math.min(from, end));
  }

  /** The cell after the last one of a mark that covers the columns before {@code to}. */
  int lastCell(int to) {
    if (to <= start) {
      return before().length();
    }
    int shown = before().length() + line.codePointCount(start, Math.min(to, end));
    return to > end ? shown + after().length() : shown;
  }

  private String before() {
    return start > 0 ? DOTS : "";
  }

  private String after() {
    return end < line.length() ? DOTS : "";
  }
}

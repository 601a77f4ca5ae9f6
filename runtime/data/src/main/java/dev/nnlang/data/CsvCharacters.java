package dev.nnlang.data;

import java.io.IOException;
import java.io.Reader;

/** The characters of a text, one piece of it in memory at a time, and the line they stand in. */
final class CsvCharacters {
  /** What {@link #peek} says behind the last character. */
  static final int END = -1;

  private static final int PIECE = 1 << 14;

  private final Reader in;
  private final char[] piece = new char[PIECE];
  private int at;
  private int filled;
  private boolean ended;
  private long line = 1;

  CsvCharacters(Reader in) {
    this.in = in;
  }

  /** Of the next character, from 1. */
  long line() {
    return line;
  }

  /** The next character, or {@link #END}. */
  int peek() throws IOException {
    return at < filled || fill() ? piece[at] : END;
  }

  /** Passes one character that {@link #peek} has seen and that ends no line. */
  void skip() {
    at++;
  }

  /** Whether a line ends here. */
  boolean endOfLine() throws IOException {
    int next = peek();
    return next == '\n' || next == '\r';
  }

  /** Passes the end of a line, LF, CR or both, if there is one. */
  void skipEndOfLine() throws IOException {
    boolean returned = peek() == '\r';
    if (returned) {
      at++;
    }
    if (peek() == '\n') {
      at++;
      line++;
    } else if (returned) {
      line++;
    }
  }

  /** The characters up to {@code stop} or the end of the line. */
  String until(int stop) throws IOException {
    StringBuilder before = null;
    while (peek() != END) {
      int end = at;
      while (end < filled && piece[end] != stop && piece[end] != '\n' && piece[end] != '\r') {
        end++;
      }
      if (end < filled && before == null) {
        // As a rule a cell lies within one piece.
        return taken(end);
      }
      before = before == null ? new StringBuilder() : before;
      before.append(taken(end));
      if (end < filled) {
        return before.toString();
      }
    }
    return before == null ? "" : before.toString();
  }

  private String taken(int end) {
    String text = new String(piece, at, end - at);
    at = end;
    return text;
  }

  /**
   * Adds the characters up to {@code stop} to {@code text}, ends of lines too.
   *
   * @return false if the text ends before
   */
  boolean appendUntil(int stop, StringBuilder text) throws IOException {
    while (peek() != END) {
      int from = at;
      while (at < filled && piece[at] != stop && piece[at] != '\n' && piece[at] != '\r') {
        at++;
      }
      text.append(piece, from, at - from);
      if (at < filled) {
        if (piece[at] == stop) {
          return true;
        }
        appendEndOfLine(text);
      }
    }
    return false;
  }

  private void appendEndOfLine(StringBuilder text) throws IOException {
    if (peek() == '\r') {
      text.append('\r');
      at++;
      if (peek() != '\n') {
        line++;
        return;
      }
    }
    text.append('\n');
    at++;
    line++;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int count = in.read(piece, 0, PIECE);
    while (count == 0) {
      count = in.read(piece, 0, PIECE);
    }
    ended = count < 0;
    at = 0;
    filled = Math.max(0, count);
    return !ended;
  }
}

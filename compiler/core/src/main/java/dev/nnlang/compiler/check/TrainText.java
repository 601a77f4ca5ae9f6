package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;

/** A stretch of a file on one line: comments dropped, each run of white space one space. */
final class TrainText {
  private TrainText() {}

  static String folded(SourceFile source, Span span) {
    String text = source.text().substring(span.start(), span.end());
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("//", i)) {
        i = endOfLine(text, i) - 1;
        gap = true;
      } else if (Character.isWhitespace(text.charAt(i))) {
        gap = true;
      } else {
        if (gap && !line.isEmpty()) {
          line.append(' ');
        }
        gap = false;
        line.append(text.charAt(i));
      }
    }
    return line.toString();
  }

  private static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }
}

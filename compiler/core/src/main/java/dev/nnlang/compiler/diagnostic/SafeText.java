package dev.nnlang.compiler.diagnostic;

/** Text from outside made fit for a terminal: a cell for each code point, and none that acts. */
final class SafeText {
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /**
   * {@code text} on one line: tabs become a space; control and direction characters, line breaks
   * and lone surrogates become U+FFFD.
   */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(SafeText::safe).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** As {@link #of}, cut with {@code ...} beyond {@code limit} characters. */
  static String of(String text, int limit) {
    if (text.length() <= limit) {
      return of(text);
    }
    int end = limit - 3;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return of(text.substring(0, end)) + "...";
  }

  private static int safe(int codePoint) {
    if (codePoint == '\t') {
      return ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> codePoint;
    };
  }
}

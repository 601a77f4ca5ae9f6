package dev.nnlang.compiler.emit;

/**
 * Makes a person's text safe inside a Javadoc comment: it can neither end the comment, nor start a
 * tag or an element, nor spell a Unicode escape that javac would expand first.
 */
final class DocText {
  private DocText() {}

  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '@' -> safe.append("&#64;");
      case '*' -> safe.append("&#42;");
      case '/' -> safe.append("&#47;");
      case '\\' -> safe.append("&#92;");
      case '{' -> safe.append("&#123;");
      case '}' -> safe.append("&#125;");
      case '\t' -> safe.append(' ');
      case '\n' -> safe.append('\n');
      default -> {
        boolean plain = c >= ' ' && c < 0x7f;
        safe.append(plain ? Character.toString(c) : "&#" + c + ";");
      }
    }
  }
}

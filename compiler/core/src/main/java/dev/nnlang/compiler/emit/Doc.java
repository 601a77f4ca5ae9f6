package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;

/** Javadoc of generated code, broken into lines. */
final class Doc {
  private static final int LINE = 92;

  private Doc() {}

  /** {@code format} filled in, as lines that fit a page; breaks only between words. */
  static CodeBlock of(String format, Object... arguments) {
    return CodeBlock.of("$L", wrapped(CodeBlock.of(format, arguments).toString()));
  }

  /** {@code text} with line breaks where a line would grow too long; its own breaks stay. */
  static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    for (String paragraph : text.split("\n", -1)) {
      if (lines.length() > 0) {
        lines.append('\n');
      }
      int column = 0;
      for (String word : paragraph.split(" ", -1)) {
        if (column > 0 && column + 1 + word.length() > LINE) {
          lines.append('\n');
          column = 0;
        } else if (column > 0) {
          lines.append(' ');
          column++;
        }
        lines.append(word);
        column += word.length();
      }
    }
    return lines.toString();
  }
}

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** An expression for words joined by a separator, however many there are. */
final class LongText {
  /** A constant of a class file has at most 65,535 bytes; the words are ASCII. */
  private static final int LONGEST_CONSTANT = 60_000;

  private static final int LONGEST_LINE = 72;

  private LongText() {}

  /**
   * One constant where it holds all {@code words}, else a call that joins several: javac would join
   * a sum of constants into one that is too long.
   */
  static CodeBlock of(List<String> words, String separator) {
    List<CodeBlock> constants =
        pieces(words, separator, LONGEST_CONSTANT).stream()
            .map(constant -> constant(constant, separator))
            .toList();
    return constants.size() == 1
        ? CodeBlock.of("($L)", constants.get(0))
        : CodeBlock.of("String.join($S,$W$L)", separator, CodeBlock.join(constants, ",$W"));
  }

  /** A sum of literals, each as long as a line. */
  private static CodeBlock constant(String text, String separator) {
    List<String> lines = pieces(List.of(text.split(separator, -1)), separator, LONGEST_LINE);
    List<CodeBlock> literals = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      literals.add(CodeBlock.of("$S", lines.get(i) + (i + 1 < lines.size() ? separator : "")));
    }
    return CodeBlock.join(literals, "$W+ ");
  }

  /** Joins neighbours as long as the result has no more than {@code longest} characters. */
  private static List<String> pieces(List<String> words, String separator, int longest) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String word : words) {
      if (piece.length() > 0 && piece.length() + separator.length() + word.length() > longest) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.length() == 0 ? "" : separator).append(word);
    }
    pieces.add(piece.toString());
    return pieces;
  }
}

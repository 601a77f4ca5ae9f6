package dev.nnlang.compiler.source;

/**
 * The text of one {@code .nn} file under the name it is reported by.
 *
 * @param name the file as the person named it, for messages; never opened by the compiler
 * @param text the decoded text, without a byte order mark
 */
public record SourceFile(String name, String text) {

  /** The file's lines, for turning offsets into line and column. */
  public LineMap lines() {
    return LineMap.of(text);
  }
}

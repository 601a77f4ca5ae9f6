package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.plan.Split;

/**
 * Numbers of a row that lie one behind the other, in the words of the generated code.
 *
 * @param left the first
 * @param right the one behind the last
 */
record Span(String left, String right) {
  /** All of a row of {@code width} numbers. */
  static Span ofRow(int width) {
    return new Span("0", Integer.toString(width));
  }

  /**
   * What a kernel with {@code width} outputs makes in one call: all of them, or a thread's share.
   */
  static Span ofOutputs(Split split, int width) {
    return split == Split.OUTPUTS ? new Span("left", "right") : ofRow(width);
  }

  /** As two arguments. */
  String arguments() {
    return left + ",$W" + right;
  }
}

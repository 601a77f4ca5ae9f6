package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls of the inner loops that add rows, and the names and indices in them. */
final class RowCalls {
  private RowCalls() {}

  /** A call of an inner loop; the line may be broken between arguments. */
  static CodeBlock call(
      int rows, int width, IntFunction<String> factor, IntFunction<String> row, String target) {
    Stream<String> arguments =
        Stream.of(
                IntStream.range(0, rows).mapToObj(factor),
                IntStream.range(0, rows).mapToObj(row),
                Stream.of(target))
            .flatMap(part -> part);
    return CodeBlock.of(
        "add" + rows + "x" + width + "(" + arguments.collect(Collectors.joining(",$W")) + ")");
  }

  /** Rows of a pass are told apart by letters, since digits number the layers. */
  static String at(int k) {
    return Character.toString('A' + k);
  }

  /** {@code base + k} without noise: literal sums are folded, {@code + 0} is left out. */
  static String plus(String base, int k) {
    if (Character.isDigit(base.charAt(0))) {
      return Integer.toString(Integer.parseInt(base) + k);
    }
    return k == 0 ? base : base + " + " + k;
  }
}

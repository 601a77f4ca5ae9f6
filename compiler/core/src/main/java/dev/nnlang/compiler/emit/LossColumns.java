package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;

/**
 * Softmax under cross-entropy of as many rows at once as a vector has numbers: a row is a lane, a
 * class is a vector, and what a row alone would sum up number by number goes vector by vector. Each
 * lane does what the loop over a row does, in the same order.
 */
final class LossColumns {
  private final Numerals numerals;
  private final ClassName vector;

  LossColumns(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.vector = names.vector();
  }

  /**
   * Adds to the method of a loss what takes rows {@code n .. n + V - 1} for as long as there are so
   * many. The columns lie in the rows of what these rows fill later: a vector for each class and
   * one for the sums and their logarithms.
   *
   * @param l the last layer
   * @param width its classes
   */
  void write(MethodSpec.Builder method, int l, int width) {
    method
        .addComment("A row in each lane, and a class in each of the first columns.")
        .beginControlFlow("for (; V > $L && n + V <= to; n += V)", width);
    turn(method, l, width, "columns[n + j][r] = x[j]");
    method
        .addStatement("$1T max = $1T.fromArray(LANES, columns[n], 0)", vector)
        .beginControlFlow("for (int j = 1; j < $L; j++)", width)
        .addStatement("max = max.max($T.fromArray(LANES, columns[n + j], 0))", vector)
        .endControlFlow()
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement(
            "$T.fromArray(LANES, columns[n + j], 0).sub(max).intoArray(columns[n + j], 0)", vector)
        .endControlFlow()
        .beginControlFlow("for (int r = 0; r < V; r++)")
        .addStatement("e[n + r] = columns[n + label[n + r]][r]")
        .endControlFlow()
        .addStatement("$1T sum = $1T.zero(LANES)", vector)
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("exp(columns[n + j], 0, V)")
        .addStatement("sum = sum.add($T.fromArray(LANES, columns[n + j], 0))", vector)
        .endControlFlow()
        .addStatement("sum.intoArray(columns[n + $L], 0)", width)
        .addStatement("log(columns[n + $L], V)", width)
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement(
            "$T.fromArray(LANES, columns[n + j], 0).div(sum).intoArray(columns[n + j], 0)", vector)
        .endControlFlow();
    turn(method, l, width, "x[j] = columns[n + j][r]");
    method
        .beginControlFlow("for (int r = 0; r < V; r++)")
        .addStatement("e[n + r] = columns[n + $L][r] - $L", width, numerals.rounded("e[n + r]"))
        .endControlFlow()
        .endControlFlow();
  }

  private void turn(MethodSpec.Builder method, int l, int width, String move) {
    method
        .beginControlFlow("for (int r = 0; r < V; r++)")
        .addStatement("$T x = x$L[n + r]", numerals.row(), l)
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement(move)
        .endControlFlow()
        .endControlFlow();
  }
}

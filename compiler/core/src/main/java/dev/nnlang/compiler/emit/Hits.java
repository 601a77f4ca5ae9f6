package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.plan.Kernel;

/**
 * Whether the outputs are right. They are judged as a prediction is: signals that differ may round
 * to outputs that tie.
 */
final class Hits {
  private Hits() {}

  /** Statements that return whether {@code row} of the matrix {@code outputs} is right. */
  static CodeBlock of(Kernel.LossOf kernel, Numerals numerals, String outputs) {
    return switch (kernel.task()) {
      case CLASSIFICATION -> largestIsLabel(kernel.width(), numerals, outputs);
      case TWO_CLASS, MULTI_LABEL -> eachIsOnItsSide(kernel, numerals, outputs);
      case REGRESSION -> CodeBlock.builder().addStatement("return false").build();
    };
  }

  private static CodeBlock largestIsLabel(int width, Numerals numerals, String outputs) {
    return CodeBlock.builder()
        .addStatement("$T x = $L[row]", numerals.row(), outputs)
        .addStatement("int best = 0")
        .beginControlFlow("for (int j = 1; j < $L; j++)", width)
        .addStatement("best = x[j] > x[best] ? j : best")
        .endControlFlow()
        .addStatement("return best == labels[row]")
        .build();
  }

  private static CodeBlock eachIsOnItsSide(
      Kernel.LossOf kernel, Numerals numerals, String outputs) {
    return CodeBlock.builder()
        .addStatement("$T x = $L[row]", numerals.row(), outputs)
        .addStatement("$T t = targets[row]", numerals.row())
        .addStatement("boolean right = true")
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement(
            "right &= (x[j] >= $L) == (t[j] == 1)", numerals.literal(kernel.margin() ? 0 : 0.5))
        .endControlFlow()
        .addStatement("return right")
        .build();
  }
}

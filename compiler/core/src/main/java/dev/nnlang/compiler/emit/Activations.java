package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import javax.lang.model.element.Modifier;

/** What units make of their signals, and what dropout lets through. */
final class Activations {
  private final Numerals numerals;
  private final Elementwise elementwise;

  Activations(Numerals numerals, Elementwise elementwise) {
    this.numerals = numerals;
    this.elementwise = elementwise;
  }

  MethodSpec activate(Kernel.Activate kernel) {
    int l = kernel.layer();
    int width = kernel.width();
    boolean softmax = kernel.unit() instanceof Unit.Softmax;
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code x$1L = $2L}$5L$6L; s$1L [n x $3L], x$1L [n x $4L].",
                    l,
                    UnitFormula.of(kernel.unit(), l),
                    width * kernel.unit().signalsPerUnit(),
                    width,
                    kernel.apart() ? "" : " in place",
                    softmax ? ", shifted by the largest signal" : ""));
    if (kernel.apart()) {
      method.addParameter(numerals.rows(), "s" + l);
    }
    if (kernel.unit() instanceof Unit.PRelu) {
      method.addParameter(numerals.row(), "slope");
    }
    method
        .addParameter(numerals.rows(), "x" + l)
        .addParameter(int.class, "from")
        .addParameter(int.class, "to")
        .beginControlFlow("for (int n = from; n < to; n++)");
    if (kernel.apart()) {
      method.addStatement("$T s = s$L[n]", numerals.row(), l);
    }
    method.addStatement("$T x = x$L[n]", numerals.row(), l);
    if (softmax) {
      if (kernel.apart()) {
        method.addStatement("System.arraycopy(s, 0, x, 0, $L)", width);
      }
      method.addCode(largest(numerals, width)).addCode(elementwise.exponentials(width));
    } else if (kernel.unit() instanceof Unit.Maxout maxout) {
      maxout(method, maxout.pieces(), width);
    } else {
      String signals = kernel.apart() ? "s" : "x";
      method.addCode(elementwise.output(kernel.unit(), signals, width, !kernel.ofExamples()));
    }
    return method.endControlFlow().build();
  }

  private void maxout(MethodSpec.Builder method, int pieces, int width) {
    method
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("$T max = s[$L * j]", numerals.type(), pieces)
        .beginControlFlow("for (int p = 1; p < $L; p++)", pieces)
        .addStatement("max = s[$1L * j + p] > max ? s[$1L * j + p] : max", pieces)
        .endControlFlow()
        .addStatement("x[j] = max")
        .endControlFlow();
  }

  /** The largest signal in {@code x}, as {@code max}. */
  static CodeBlock largest(Numerals numerals, int width) {
    return CodeBlock.builder()
        .addStatement("$T max = x[0]", numerals.type())
        .beginControlFlow("for (int j = 1; j < $L; j++)", width)
        .addStatement("max = $T.max(max, x[j])", Math.class)
        .endControlFlow()
        .build();
  }

  MethodSpec drop(Kernel.Drop kernel) {
    int l = kernel.layer();
    String chance = Numerals.doubleLiteral(kernel.probability());
    return MethodSpec.methodBuilder(kernel.method())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc(
            Doc.of(
                "{@code dropped$1L = mask$1L (x) x$1L}, where the mask is 0 with the chance {@code $3L} and"
                    + " {@code $4L} else; all [n x $2L].",
                l,
                kernel.width(),
                chance,
                numerals.literal(kernel.kept())))
        .addParameter(numerals.rows(), "x" + l)
        .addParameter(numerals.rows(), "mask" + l)
        .addParameter(numerals.rows(), "dropped" + l)
        .addParameter(long.class, "noise")
        .addParameter(int.class, "from")
        .addParameter(int.class, "to")
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T x = x$L[n]", numerals.row(), l)
        .addStatement("$T m = mask$L[n]", numerals.row(), l)
        .addStatement("$T d = dropped$L[n]", numerals.row(), l)
        .addStatement(
            "$T.draw(m, $L, $L, noise, $L, n)",
            RuntimeNames.MASKS,
            chance,
            numerals.literal(kernel.kept()),
            l)
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("d[j] = m[j] * x[j]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }
}

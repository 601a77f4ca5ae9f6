package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.Kernel;
import javax.lang.model.element.Modifier;

/**
 * Products of the inputs of a large first layer in plain Java, as {@link ListedLoops} has them in
 * vectors: a row whose factor is 0 changes no sum, as long as it is finite, so that sums run over
 * lists of the others, in ascending order.
 */
final class ListedRows {
  /** Rows from which on a look at each weight is little beside as many multiply-adds. */
  private static final int ROWS_WORTH_A_LOOK = 8;

  private final Numerals numerals;

  ListedRows(Numerals numerals) {
    this.numerals = numerals;
  }

  /** Signals of one row after the other, and the end of the method; nothing where it is no gain. */
  CodeBlock signals(Kernel.Signal kernel) {
    int l = kernel.layer();
    return CodeBlock.builder()
        .beginControlFlow(
            "if (to - from >= $L && rows.places(from).over(w$L, $L).used)",
            ROWS_WORTH_A_LOOK,
            l,
            kernel.fanIn())
        .addStatement("$1T places = rows.places(from)", PlacesWriter.NAME)
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement(
            "addListed$1L(x$2L[n],$Ww$3L,$Wplaces.list,$Wplaces.find(x$2L[n], $4L),$Ws$3L[n])",
            kernel.fanOut(),
            l - 1,
            l,
            kernel.fanIn())
        .endControlFlow()
        .addStatement("return")
        .endControlFlow()
        .build();
  }

  /** Gradients of one input after the other, likewise. */
  CodeBlock gradients(Kernel.Gradient kernel) {
    int l = kernel.layer();
    return CodeBlock.builder()
        .beginControlFlow("if (places.used)")
        .beginControlFlow("for (int i = from; i < to; i++)")
        .addStatement(
            "addListed$L(places.column,$Wdelta$L,$Wplaces.list,$Wplaces.find(x$L, i, rows),$Wg$L[i -"
                + " shift])",
            kernel.fanOut(),
            l,
            l - 1,
            l)
        .endControlFlow()
        .addStatement("return")
        .endControlFlow()
        .build();
  }

  /** The sum that both are made of. */
  MethodSpec add(Kernel.AddListed kernel) {
    int rows = kernel.rows();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code y = y + a[k] m[k]} for the first {@code count} k of a list, added in its order; rows"
                        + " of $L.",
                    kernel.width()))
            .addParameter(numerals.row(), "a")
            .addParameter(numerals.rows(), "m")
            .addParameter(int[].class, "list")
            .addParameter(TypeName.INT, "count")
            .addParameter(numerals.row(), "y")
            .addStatement("int n = 0")
            .beginControlFlow("for (; n + $1L <= count; n += $1L)", rows);
    for (int k = 0; k < rows; k++) {
      method.addStatement("int k$L = list[$L]", RowCalls.at(k), RowCalls.plus("n", k));
    }
    return method
        .addStatement(
            RowCalls.call(
                rows,
                kernel.width(),
                k -> "a[k" + RowCalls.at(k) + "]",
                k -> "m[k" + RowCalls.at(k) + "]",
                "y"))
        .endControlFlow()
        .beginControlFlow("for (; n < count; n++)")
        .addStatement(RowCalls.call(1, kernel.width(), k -> "a[list[n]]", k -> "m[list[n]]", "y"))
        .endControlFlow()
        .build();
  }
}

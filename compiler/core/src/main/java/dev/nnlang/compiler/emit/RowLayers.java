package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.PanelKernel;
import javax.lang.model.element.Modifier;

/** Layers of small networks for one row, whose signals are in registers all the way. */
final class RowLayers {
  private final Numerals numerals;
  private final ClassName vector;
  private final VectorUnits units;
  private final VectorFunctions functions;

  RowLayers(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    vector = names.vector();
    units = new VectorUnits(numerals, names);
    functions = new VectorFunctions(numerals);
  }

  /** One layer; each sum starts at its bias and runs over the inputs in ascending order. */
  MethodSpec write(PanelKernel.RowLayer kernel) {
    int l = kernel.layer();
    boolean ofSignals = kernel.unit() instanceof Unit.Identity;
    String outputs = (ofSignals ? "s" : "x") + l;
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code s$1L = $2LW$1L^T x$3L}$4L of one row; x$3L [$5L], $7L [$6L]. All of it is in"
                        + " registers.",
                    l,
                    kernel.bias() ? "b" + l + " + " : "",
                    l - 1,
                    ofSignals
                        ? ""
                        : " and {@code " + outputs + " = " + UnitFormula.of(kernel.unit(), l) + "}",
                    kernel.fanIn(),
                    kernel.fanOut(),
                    outputs))
            .addModifiers(Modifier.PRIVATE)
            .addParameter(numerals.row(), "x" + (l - 1))
            .addParameter(numerals.row(), outputs)
            .beginControlFlow("for (int j = 0; j < $L; j += V)", kernel.fanOut())
            .addComment("The last panel is one vector wide where that is enough.")
            .addStatement("int panel = j - j % P")
            .addStatement("int across = $L - panel <= V ? V : P", kernel.fanOut())
            .addStatement("int at = panel * $L + (j - panel)", kernel.fanIn())
            .addStatement("$T signal = $L", vector, start(kernel))
            .beginControlFlow("for (int i = 0; i < $L; i++)", kernel.fanIn())
            .addStatement(
                "signal = $1T.broadcast(LANES, x$2L[i]).fma($1T.fromArray(LANES, w$3L, at + i * across),"
                    + "$Wsignal)",
                vector,
                l - 1,
                l)
            .endControlFlow();
    CodeBlock output = output(kernel.unit(), method);
    return method.addStatement("$L.intoArray($L, j)", output, outputs).endControlFlow().build();
  }

  private CodeBlock start(PanelKernel.RowLayer kernel) {
    return kernel.bias()
        ? CodeBlock.of("$T.fromArray(LANES, b$L, j)", vector, kernel.layer())
        : CodeBlock.of("$T.zero(LANES)", vector);
  }

  private CodeBlock output(Unit unit, MethodSpec.Builder method) {
    return FunctionsOf.output(unit)
        .map(function -> functions.ofSignal(function, method))
        .orElseGet(() -> units.output(unit, "signal"));
  }
}

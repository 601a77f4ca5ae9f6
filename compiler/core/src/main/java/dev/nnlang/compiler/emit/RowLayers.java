package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.SlopeSource;
import javax.lang.model.element.Modifier;

/** Layers of small networks for one row, whose sums are in registers all the way. */
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
            .beginControlFlow("for (int j = 0; j < $L; j += V)", kernel.fanOut());
    sums(method, "signal", start(kernel), "x" + (l - 1), kernel.fanIn(), "w" + l, kernel.fanOut());
    CodeBlock output = output(kernel.unit(), method);
    return method.addStatement("$L.intoArray($L, j)", output, outputs).endControlFlow().build();
  }

  /**
   * Adds to the method of {@code kernel} what it does for a single row: sums over the signals above
   * in ascending order, times the derivative.
   */
  void sensitivity(MethodSpec.Builder method, Kernel.Sensitivity kernel) {
    int l = kernel.layer();
    SlopeSource.OfProduct source = (SlopeSource.OfProduct) kernel.source();
    method
        .beginControlFlow("if (to - from == 1)")
        .addStatement("$T above = delta$L[from]", numerals.row(), l + 1)
        .beginControlFlow("for (int j = 0; j < $L; j += V)", kernel.width());
    CodeBlock zero = CodeBlock.of("$T.zero(LANES)", vector);
    sums(method, "toOutput", zero, "above", source.above(), "t" + (l + 1), kernel.width());
    if (kernel.told() == Kernel.Told.BY_OUTPUT) {
      method.addStatement("$1T told = $1T.fromArray(LANES, x$2L[from], j)", vector, l);
    }
    method
        .addStatement(
            "$L.intoArray(delta$L[from], j)",
            units.timesDerivative(kernel.unit(), "toOutput", "told"),
            l)
        .endControlFlow()
        .addStatement("return")
        .endControlFlow();
  }

  /**
   * Sums of a vector, in a register.
   *
   * @param factors a row of {@code terms} numbers
   * @param weights panels, [terms x width]
   */
  private void sums(
      MethodSpec.Builder method,
      String sum,
      CodeBlock start,
      String factors,
      int terms,
      String weights,
      int width) {
    method
        .addComment("The last panel is one vector wide where that is enough.")
        .addStatement("int panel = j - j % P")
        .addStatement("int across = $L - panel <= V ? V : P", width)
        .addStatement("int at = panel * $L + (j - panel)", terms)
        .addStatement("$T $L = $L", vector, sum, start)
        .beginControlFlow("for (int i = 0; i < $L; i++)", terms)
        .addStatement(
            "$1L = $2T.broadcast(LANES, $3L[i]).fma($2T.fromArray(LANES, $4L, at + i * across),$W$1L)",
            sum,
            vector,
            factors,
            weights)
        .endControlFlow();
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

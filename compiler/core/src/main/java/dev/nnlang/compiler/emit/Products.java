package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.Split;
import dev.nnlang.compiler.plan.Tiling;
import javax.lang.model.element.Modifier;

/**
 * The products of a layer: signals and gradients, and the sum of rows that sensitivities are made
 * of too. The inner loop runs over the outputs, a shape that C2 turns into vector code.
 */
final class Products {
  private final Numerals numerals;
  private final Elementwise elementwise;
  private final ListedRows listedRows;

  Products(Numerals numerals, Elementwise elementwise, ListedRows listedRows) {
    this.numerals = numerals;
    this.elementwise = elementwise;
    this.listedRows = listedRows;
  }

  MethodSpec addRows(Kernel.AddRows kernel) {
    int rows = kernel.rows();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code y = y + $L}, added in this order; rows of $L.",
                    rows == 1 ? "a0 v0" : "a0 v0 + ... + a" + (rows - 1) + " v" + (rows - 1),
                    kernel.width()));
    for (int k = 0; k < rows; k++) {
      method.addParameter(numerals.type(), "a" + k);
    }
    for (int k = 0; k < rows; k++) {
      method.addParameter(numerals.row(), "v" + k);
    }
    method.addParameter(numerals.row(), "y");
    CodeBlock sum = CodeBlock.of("y[j]");
    for (int k = 0; k < rows; k++) {
      sum = CodeBlock.of("$T.fma(a$L, v$L[j],$W$L)", Math.class, k, k, sum);
    }
    return method
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("y[j] = $L", sum)
        .endControlFlow()
        .build();
  }

  MethodSpec signal(Kernel.Signal kernel) {
    int l = kernel.layer();
    boolean byOutputs = kernel.split() == Split.OUTPUTS;
    Span outputs = Span.ofOutputs(kernel.split(), kernel.fanOut());
    MethodSpec.Builder method =
        kernelMethod(kernel, false)
            .addJavadoc(
                Doc.of(
                    "{@code s$1L = $5LW$1L^T x$2L} for rows {@code from .. to - 1}$6L; x$2L [n x $3L], s$1L"
                        + " [n x $4L]; each sum runs over the inputs in ascending order.",
                    l,
                    l - 1,
                    kernel.fanIn(),
                    kernel.fanOut(),
                    kernel.bias() ? "b" + l + " + " : "",
                    byOutputs ? ", outputs {@code left .. right - 1}" : ""));
    if (kernel.findsPlaces()) {
      method.addParameter(RowsWriter.NAME, "rows");
    }
    method.addParameter(numerals.rows(), "x" + (l - 1)).addParameter(numerals.rows(), "s" + l);
    if (byOutputs) {
      method.addParameter(TypeName.INT, outputs.left()).addParameter(TypeName.INT, outputs.right());
    }
    method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
    String row = "s" + l + "[n]";
    method
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addCode(
            kernel.bias()
                ? elementwise.copy("b" + l, row, outputs)
                : elementwise.clear(row, outputs))
        .endControlFlow();
    if (byOutputs) {
      return method
          .addStatement(
              "addListedProducts(x$L, w$L, $L, s$L, "
                  + outputs.arguments()
                  + ",$Wfrom,$Wto,$Wrows.places("
                  + outputs.left()
                  + "))",
              l - 1,
              l,
              kernel.fanIn(),
              l)
          .build();
    }
    if (kernel.tiling().skipsZeros()) {
      method.addCode(listedRows.signals(kernel));
    }
    return method
        .addCode(sumOfRows(kernel.tiling(), "x" + (l - 1), "w" + l, "s" + l, outputs))
        .build();
  }

  /** The learned slopes of prelu: s and de/dx are needed one by one. */
  MethodSpec slopes(Kernel.Slopes kernel) {
    int l = kernel.layer();
    return MethodSpec.methodBuilder(kernel.method())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc(
            Doc.of(
                "{@code gslope$1L = gslope$1L + min(0, s$1L) (x) de/dx$1L} over {@code rows} examples; s$1L,"
                    + " dx$1L [rows x $2L]; each sum runs over the examples in ascending order.",
                l,
                kernel.width()))
        .addParameter(numerals.rows(), "s" + l)
        .addParameter(numerals.rows(), "dx" + l)
        .addParameter(TypeName.INT, "rows")
        .addParameter(numerals.row(), "g")
        .beginControlFlow("for (int n = 0; n < rows; n++)")
        .addStatement("$T s = s$L[n]", numerals.row(), l)
        .addStatement("$T dx = dx$L[n]", numerals.row(), l)
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("g[j] = $T.fma(s[j] > 0 ? 0 : s[j], dx[j], g[j])", Math.class)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  MethodSpec gradient(Kernel.Gradient kernel) {
    int l = kernel.layer();
    boolean panels = kernel.tiling().panels();
    MethodSpec.Builder method =
        kernelMethod(kernel, true)
            .addJavadoc(
                Doc.of(
                    "{@code G$1L = G$1L + x$2L delta$1L^T} over {@code rows} examples, for $6L {@code from .."
                        + " to - 1}$5L; x$2L [rows x $3L], delta$1L [rows x $4L], G$1L [$3L x $4L]; each sum runs"
                        + " over the examples in ascending order.",
                    l,
                    l - 1,
                    kernel.fanIn(),
                    kernel.fanOut(),
                    panels ? "" : ", whose sums lie {@code shift} rows further up",
                    kernel.split() == Split.OUTPUTS ? "outputs" : "inputs"))
            .addParameter(panels ? numerals.row() : numerals.rows(), "x" + (l - 1))
            .addParameter(panels ? numerals.row() : numerals.rows(), "delta" + l)
            .addParameter(TypeName.INT, "rows");
    if (panels) {
      return method
          .addParameter(TypeName.INT, "capacity")
          .addParameter(numerals.row(), "g" + l)
          .addParameter(TypeName.INT, "from")
          .addParameter(TypeName.INT, "to")
          .addStatement(
              "addGradients(x$L, delta$L, rows, capacity, g$L, " + PanelLoops.share(kernel) + ")",
              l - 1,
              l,
              l)
          .build();
    }
    method
        .addParameter(numerals.rows(), "g" + l)
        .addParameter(TypeName.INT, "shift")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to");
    if (kernel.tiling().skipsZeros()) {
      method.addParameter(PlacesWriter.NAME, "places").addCode(listedRows.gradients(kernel));
    }
    return method
        .addCode(
            sumOverExamples(kernel.tiling(), "x" + (l - 1), "delta" + l, "g" + l + "[i - shift]"))
        .build();
  }

  /**
   * {@code sums += sum_n x[n][i] delta[n]} over {@code rows} examples, pass by pass, for inputs
   * {@code from .. to - 1}.
   *
   * @param sums an expression of {@code i}
   */
  private CodeBlock sumOverExamples(Tiling tiling, String x, String delta, String sums) {
    int rows = tiling.rows();
    CodeBlock inputs = CodeBlock.of("for (int i = from; i < to; i++)");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int n = 0")
            .beginControlFlow("for (; n + $1L <= rows; n += $1L)", rows);
    for (int k = 0; k < rows; k++) {
      code.addStatement(
          "$T x$L = $L[$L]", numerals.row(), RowCalls.at(k), x, RowCalls.plus("n", k));
    }
    for (int k = 0; k < rows; k++) {
      code.addStatement(
          "$T d$L = $L[$L]", numerals.row(), RowCalls.at(k), delta, RowCalls.plus("n", k));
    }
    return code.beginControlFlow("$L", inputs)
        .addStatement(
            RowCalls.call(
                rows,
                tiling.width(),
                k -> "x" + RowCalls.at(k) + "[i]",
                k -> "d" + RowCalls.at(k),
                sums))
        .endControlFlow()
        .endControlFlow()
        .beginControlFlow("for (; n < rows; n++)")
        .beginControlFlow("$L", inputs)
        .addStatement(RowCalls.call(1, tiling.width(), k -> x + "[n][i]", k -> delta + "[n]", sums))
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder kernelMethod(Kernel kernel, boolean isStatic) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method()).addModifiers(Modifier.PRIVATE);
    return isStatic ? method.addModifiers(Modifier.STATIC) : method;
  }

  /** {@code target[n] += sum_i factors[n][i] matrix[i]} for rows from .. to - 1, pass by pass. */
  CodeBlock sumOfRows(Tiling tiling, String factors, String matrix, String target, Span outputs) {
    if (tiling.panels()) {
      return CodeBlock.builder()
          .addStatement(
              "addProducts($L, $L, $L, $L, " + outputs.arguments() + ", from, to)",
              factors,
              matrix,
              tiling.count(),
              target)
          .build();
    }
    CodeBlock.Builder code = CodeBlock.builder();
    int rows = tiling.rows();
    if (tiling.passes() > 1) {
      code.beginControlFlow("for (int i = 0; i < $L; i += $L)", tiling.passes() * rows, rows)
          .add(onePass(tiling, rows, "i", factors, matrix, target))
          .endControlFlow();
    } else if (tiling.passes() == 1) {
      code.add(onePass(tiling, rows, "0", factors, matrix, target));
    }
    if (tiling.tail() > 0) {
      String base = Integer.toString(tiling.passes() * rows);
      code.add(onePass(tiling, tiling.tail(), base, factors, matrix, target));
    }
    return code.build();
  }

  private CodeBlock onePass(
      Tiling tiling, int rows, String base, String factors, String matrix, String target) {
    return CodeBlock.builder()
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T a = $L[n]", numerals.row(), factors)
        .addStatement(
            RowCalls.call(
                rows,
                tiling.width(),
                k -> "a[" + RowCalls.plus(base, k) + "]",
                k -> matrix + "[" + RowCalls.plus(base, k) + "]",
                target + "[n]"))
        .endControlFlow()
        .build();
  }
}

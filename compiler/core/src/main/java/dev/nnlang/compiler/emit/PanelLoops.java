package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.Split;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes products on weights in panels apart into tiles: by panels, blocks of terms, and rows. */
final class PanelLoops {
  /**
   * Bytes of a block of terms: with the rows that it is multiplied by, it stays in a first cache of
   * 32 KiB while all rows of a chunk pass.
   */
  private static final int BLOCK_BYTES = 24 << 10;

  private static final String ALL_PRODUCTS =
      "{@code " + new PanelKernel.AllTiles(PanelKernel.Sums.PRODUCT).method() + "}";

  private final Numerals numerals;
  private final ClassName vector;

  PanelLoops(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.vector = names.vector();
  }

  /** All panels of a product. */
  MethodSpec allTiles(PanelKernel.AllTiles kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT ? allProducts(kernel) : allGradients(kernel);
  }

  private MethodSpec allProducts(PanelKernel.AllTiles kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code y = y + x M} for rows {@code from .. to - 1} and outputs {@code left .. right - 1}, which"
                        + " are whole panels or the last; x [n x terms], M in panels [terms x outputs]; each sum in"
                        + " ascending order."));
    productParameters(method, numerals);
    method
        .beginControlFlow("if (to - from == 1)")
        .addStatement(
            "$L(x[from], m, terms, y[from], left, right)", new PanelKernel.OneRow().method())
        .addStatement("return")
        .endControlFlow()
        .addStatement(
            "$L(x, m, terms, y, left, right, from, to)", new PanelKernel.ManyRows().method());
    return method.build();
  }

  static void productParameters(MethodSpec.Builder method, Numerals numerals) {
    method.addParameter(numerals.rows(), "x").addParameter(numerals.row(), "m");
    PanelTiles.ints(method, "terms");
    method.addParameter(numerals.rows(), "y");
    PanelTiles.ints(method, "left", "right", "from", "to");
  }

  /** The same without the way out for one row, too long to be inlined. */
  MethodSpec manyRows(PanelKernel.ManyRows kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method()).addJavadoc(Doc.of(ALL_PRODUCTS + " for some rows."));
    productParameters(method, numerals);
    method
        .addComment("As many terms at once as stay in the first cache.")
        .addStatement("int blocks = (terms * P + $1L) / $2L", block() - 1, block())
        .addStatement("int most = blocks <= 1 ? terms : (terms + blocks - 1) / blocks")
        .beginControlFlow("for (int j = left; j < right; j += P)")
        .addStatement("boolean narrow = right - j <= V")
        .addStatement("int at = j * terms")
        .beginControlFlow("for (int first = 0; first < terms; first += most)")
        .addStatement("int last = Math.min(first + most, terms)")
        .addStatement("int n = from");
    for (int rows : PanelKernel.Tile.HEIGHTS) {
      method.beginControlFlow(loop("n", rows, "(TALL || narrow)"));
      eitherTile(
          method,
          PanelKernel.Sums.PRODUCT,
          rows,
          tile -> CodeBlock.of("$L(" + productArguments(rows) + ")", tile.method()));
      method.endControlFlow();
    }
    return method.endControlFlow().endControlFlow().build();
  }

  /** A row on its own hides how long an addition takes behind that of another panel. */
  MethodSpec oneRow(PanelKernel.OneRow kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(ALL_PRODUCTS + " for one row; two panels at once where there are two."))
            .addParameter(numerals.row(), "a")
            .addParameter(numerals.row(), "m");
    PanelTiles.ints(method, "terms");
    method.addParameter(numerals.row(), "y");
    PanelTiles.ints(method, "left", "right");
    String narrow = new PanelKernel.Tile(PanelKernel.Sums.PRODUCT, 1, true).method();
    String wide = new PanelKernel.Tile(PanelKernel.Sums.PRODUCT, 1, false).method();
    return method
        .addStatement("int j = left")
        .beginControlFlow("for (; right - j > P + V; j += 2 * P)")
        .addStatement(
            "$L(a, m, j * terms, (j + P) * terms, terms, y, j)", new PanelKernel.RowTile().method())
        .endControlFlow()
        .beginControlFlow("for (; j < right; j += P)")
        .beginControlFlow("if (right - j <= V)")
        .addStatement("$L(a, m, j * terms, 0, terms, y, j)", narrow)
        .nextControlFlow("else")
        .addStatement("$L(a, m, j * terms, 0, terms, y, j)", wide)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** Numbers of a block. */
  private int block() {
    return BLOCK_BYTES / numerals.precision().bytes();
  }

  private static String productArguments(int rows) {
    String from =
        IntStream.range(0, rows)
            .mapToObj(r -> "x[" + RowCalls.plus("n", r) + "]")
            .collect(Collectors.joining(",$W"));
    String into =
        IntStream.range(0, rows)
            .mapToObj(r -> "y[" + RowCalls.plus("n", r) + "]")
            .collect(Collectors.joining(",$W"));
    return from + ",$Wm,$Wat,$Wfirst,$Wlast,$W" + into + ",$Wj";
  }

  /**
   * The weights of a part, whose outputs or inputs are {@code from .. to - 1}: the arguments for
   * {@code fanIn, left, right, from, to}.
   */
  static String share(Kernel.Gradient gradient) {
    int fanIn = gradient.fanIn();
    Span part = new Span("from", "to");
    return gradient.split() == Split.OUTPUTS
        ? weights(fanIn, part, Span.ofRow(fanIn))
        : weights(fanIn, Span.ofRow(gradient.fanOut()), part);
  }

  /** The same for all weights of {@code rows} rows of {@code width}. */
  static String all(int rows, int width) {
    return weights(rows, Span.ofRow(width), Span.ofRow(rows));
  }

  private static String weights(int fanIn, Span outputs, Span inputs) {
    return fanIn + ",$W" + outputs.arguments() + ",$W" + inputs.arguments();
  }

  private MethodSpec allGradients(PanelKernel.AllTiles kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code G = G + x d^T} over {@code rows} examples, for inputs {@code from .. to - 1} and outputs"
                        + " {@code left .. right - 1}, which are whole panels or the last; x and d packed for"
                        + " {@code capacity} examples, G in panels [fanIn x outputs]; each sum in ascending"
                        + " order."))
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.row(), "d");
    PanelTiles.ints(method, "rows", "capacity");
    method.addParameter(numerals.row(), "g");
    PanelTiles.ints(method, "fanIn", "left", "right", "from", "to");
    overGradientTiles(
        method,
        tile -> CodeBlock.of("$L(x,$WxAt,$Wd,$WdAt,$Wrows,$Wg,$Wat + i * across)", tile.method()));
    return method.build();
  }

  /**
   * Loops over the tiles of a gradient.
   *
   * @param call of a tile whose weights begin at {@code at + i * across}, and whose factors at
   *     {@code xAt} and {@code dAt}
   */
  static void overGradientTiles(
      MethodSpec.Builder method, Function<PanelKernel.Tile, CodeBlock> call) {
    method
        .beginControlFlow("for (int j = left; j < right; j += P)")
        .addStatement("boolean narrow = right - j <= V")
        .addStatement("int across = narrow ? V : P")
        .addStatement("int at = j * fanIn")
        .addStatement("int dAt = j * capacity")
        .addStatement("int i = from");
    for (int rows : PanelKernel.Tile.HEIGHTS) {
      method
          // The rows of a tile are in one panel of x.
          .beginControlFlow(loop("i", rows, "(TALL || narrow && P >= " + rows + ")"))
          .addStatement("int xAt = i / P * P * capacity + i % P");
      eitherTile(method, PanelKernel.Sums.GRADIENT, rows, call);
      method.endControlFlow();
    }
    method.endControlFlow();
  }

  /** Tiles of 8 rows ask for a condition. */
  private static String loop(String index, int rows, String tall) {
    if (rows == 1) {
      return "for (; " + index + " < to; " + index + "++)";
    }
    String condition = index + " + " + rows + " <= to";
    return "for (; "
        + (rows == 8 ? tall + " && " + condition : condition)
        + "; "
        + index
        + " += "
        + rows
        + ")";
  }

  private static void eitherTile(
      MethodSpec.Builder method,
      PanelKernel.Sums sums,
      int rows,
      Function<PanelKernel.Tile, CodeBlock> call) {
    method
        .beginControlFlow("if (narrow)")
        .addStatement(call.apply(new PanelKernel.Tile(sums, rows, true)))
        .nextControlFlow("else")
        .addStatement(call.apply(new PanelKernel.Tile(sums, rows, false)))
        .endControlFlow();
  }

  MethodSpec addAll(PanelKernel.AddAll kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code g = g + d[0] + ... + d[rows - 1]}, each sum in ascending order; rows of whole"
                        + " vectors."))
            .addParameter(numerals.rows(), "d");
    PanelTiles.ints(method, "rows");
    return method
        .addParameter(numerals.row(), "g")
        .beginControlFlow("for (int j = 0; j < g.length; j += V)")
        .addStatement("$1T sum = $1T.fromArray(LANES, g, j)", vector)
        .beginControlFlow("for (int n = 0; n < rows; n++)")
        .addStatement("sum = sum.add($T.fromArray(LANES, d[n], j))", vector)
        .endControlFlow()
        .addStatement("sum.intoArray(g, j)")
        .endControlFlow()
        .build();
  }

  MethodSpec pack(PanelKernel.Pack kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Copies columns {@code 0 .. width - 1} of rows {@code from .. to - 1} into panels P wide, of"
                        + " {@code capacity} rows each; the first {@code whole} of them vector by vector."))
            .addParameter(numerals.rows(), "rows");
    PanelTiles.ints(method, "whole", "width");
    method.addParameter(numerals.row(), "panels");
    PanelTiles.ints(method, "capacity", "from", "to");
    return method
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T row = rows[n]", numerals.row())
        .beginControlFlow("for (int j = 0; j < whole; j += V)")
        .addStatement(
            "$T.fromArray(LANES, row, j).intoArray(panels, j / P * P * capacity + n * P + j % P)",
            vector)
        .endControlFlow()
        .beginControlFlow("for (int j = whole; j < width; j++)")
        .addStatement("panels[j / P * P * capacity + n * P + j % P] = row[j]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }
}

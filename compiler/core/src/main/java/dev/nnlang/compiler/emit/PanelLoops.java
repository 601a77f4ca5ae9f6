package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.PanelKernel;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Products on weights in panels, in the terms of the Vector API: the sums of a tile stay in
 * registers while the loop runs over their terms. A lane owns one sum and adds in ascending order
 * with fma, so the bits are those of plain loops, on vectors of any width.
 */
final class PanelLoops {
  /**
   * Bytes of a block of terms: with the rows that it is multiplied by, it stays in a first cache of
   * 32 KiB while all rows of a chunk pass.
   */
  private static final int BLOCK_BYTES = 24 << 10;

  private final Numerals numerals;
  private final ClassName vector;

  PanelLoops(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.vector = names.vector();
  }

  /** One tile. */
  MethodSpec tile(PanelKernel.Tile kernel) {
    return kernel.of() == PanelKernel.Of.PRODUCT ? productTile(kernel) : gradientTile(kernel);
  }

  private MethodSpec productTile(PanelKernel.Tile kernel) {
    List<String> letters = letters(kernel.rows());
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for $L, outputs"
                        + " {@code j .. j + $L - 1}; row 0 of the panel m begins at {@code at}.",
                    rowsOf(kernel),
                    kernel.narrow() ? "V" : "P"));
    letters.forEach(letter -> method.addParameter(numerals.row(), "a" + letter));
    method.addParameter(numerals.row(), "m");
    ints(method, "at", "first", "last");
    letters.forEach(letter -> method.addParameter(numerals.row(), "y" + letter));
    ints(method, "j");
    eachSum(
        kernel, (letter, half) -> declare(method, letter, half, "y" + letter, column("j", half)));
    method.beginControlFlow("for (int k = first; k < last; k++)");
    terms(
        method,
        kernel,
        "m",
        kernel.narrow() ? "at + k * V" : "at + k * P",
        r -> "a" + letters.get(r) + "[k]");
    method.endControlFlow();
    eachSum(kernel, (letter, half) -> store(method, letter, half, "y" + letter, column("j", half)));
    return method.build();
  }

  private MethodSpec gradientTile(PanelKernel.Tile kernel) {
    String width = kernel.narrow() ? "V" : "P";
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for $L of weights that begin at"
                        + " {@code at}, $L wide; example 0 begins at {@code xAt} and {@code dAt}.",
                    rowsOf(kernel),
                    width))
            .addParameter(numerals.row(), "x");
    ints(method, "xAt");
    method.addParameter(numerals.row(), "d");
    ints(method, "dAt", "rows");
    method.addParameter(numerals.row(), "g");
    ints(method, "at");
    IntFunction<String> start =
        r -> r == 0 ? "at" : r == 1 ? "at + " + width : "at + " + r + " * " + width;
    eachSum(
        kernel,
        (letter, half) ->
            declare(method, letter, half, "g", column(start.apply(letter.charAt(0) - 'A'), half)));
    method.beginControlFlow("for (int n = 0; n < rows; n++)");
    terms(method, kernel, "d", "dAt + n * P", r -> "x[" + plus("xAt + n * P", r) + "]");
    method.endControlFlow();
    eachSum(
        kernel,
        (letter, half) ->
            store(method, letter, half, "g", column(start.apply(letter.charAt(0) - 'A'), half)));
    return method.build();
  }

  private interface Sum {
    void visit(String letter, int half);
  }

  private static void eachSum(PanelKernel.Tile kernel, Sum sum) {
    for (String letter : letters(kernel.rows())) {
      for (int half = 0; half < halves(kernel); half++) {
        sum.visit(letter, half);
      }
    }
  }

  private static int halves(PanelKernel.Tile kernel) {
    return kernel.narrow() ? 1 : 2;
  }

  private static String column(String start, int half) {
    return half == 0 ? start : start + " + V";
  }

  private void declare(
      MethodSpec.Builder method, String letter, int half, String array, String at) {
    method.addStatement(
        "$T sum$L$L = $T.fromArray(LANES, $L, $L)", vector, letter, half, vector, array, at);
  }

  private static void store(
      MethodSpec.Builder method, String letter, int half, String array, String at) {
    method.addStatement("sum$L$L.intoArray($L, $L)", letter, half, array, at);
  }

  /** One term of every sum. */
  private void terms(
      MethodSpec.Builder method,
      PanelKernel.Tile kernel,
      String array,
      String at,
      IntFunction<String> factor) {
    for (int half = 0; half < halves(kernel); half++) {
      method.addStatement(
          "$1T row$2L = $1T.fromArray(LANES, $3L, $4L)", vector, half, array, column(at, half));
    }
    List<String> letters = letters(kernel.rows());
    for (int r = 0; r < kernel.rows(); r++) {
      String letter = letters.get(r);
      method.addStatement(
          "$1T factor$2L = $1T.broadcast(LANES, $3L)", vector, letter, factor.apply(r));
      for (int half = 0; half < halves(kernel); half++) {
        method.addStatement("sum$1L$2L = factor$1L.fma(row$2L, sum$1L$2L)", letter, half);
      }
    }
  }

  /** All panels of a product. */
  MethodSpec allTiles(PanelKernel.AllTiles kernel) {
    return kernel.of() == PanelKernel.Of.PRODUCT ? allProducts(kernel) : allGradients(kernel);
  }

  private MethodSpec allProducts(PanelKernel.AllTiles kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code y = y + x M} for rows {@code from .. to - 1}; x [n x terms], y [n x width], M in"
                        + " panels [terms x width]; each sum in ascending order."))
            .addParameter(numerals.rows(), "x")
            .addParameter(numerals.row(), "m");
    ints(method, "terms");
    method.addParameter(numerals.rows(), "y");
    ints(method, "width", "from", "to");
    method
        .addStatement("int j = 0")
        .addCode(pairs())
        .addComment("As many terms at once as stay in the first cache.")
        .addStatement("int blocks = (terms * P + $1L) / $2L", block() - 1, block())
        .addStatement("int most = blocks <= 1 ? terms : (terms + blocks - 1) / blocks")
        .beginControlFlow("for (; j < width; j += P)")
        .addStatement("boolean narrow = width - j <= V")
        .addStatement("int at = j * terms")
        .beginControlFlow("for (int first = 0; first < terms; first += most)")
        .addStatement("int last = Math.min(first + most, terms)")
        .addStatement("int n = from");
    for (int rows : PanelKernel.Tile.HEIGHTS) {
      method.beginControlFlow(loop("n", rows, "(TALL || narrow)"));
      eitherTile(method, PanelKernel.Of.PRODUCT, rows, productArguments(rows));
      method.endControlFlow();
    }
    return method.endControlFlow().endControlFlow().build();
  }

  /** A row on its own hides how long an addition takes behind that of another panel. */
  private static CodeBlock pairs() {
    return CodeBlock.builder()
        .beginControlFlow("if (to - from == 1)")
        .beginControlFlow("for (; width - j > P + V; j += 2 * P)")
        .addStatement(
            "$L(x[from], m, j * terms, (j + P) * terms, terms, y[from], j)",
            new PanelKernel.RowTile().method())
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** One row over two panels. */
  MethodSpec rowTile(PanelKernel.RowTile kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code y = y + a[0] m[0] + ... + a[terms - 1] m[terms - 1]}, outputs {@code j .. j + 2 P -"
                        + " 1}; row 0 of one panel of m begins at {@code at}, of the next at {@code next}."))
            .addParameter(numerals.row(), "a")
            .addParameter(numerals.row(), "m");
    ints(method, "at", "next", "terms");
    method.addParameter(numerals.row(), "y");
    ints(method, "j");
    String[] sums = {"A0", "A1", "B0", "B1"};
    String[] places = {"j", "j + V", "j + P", "j + P + V"};
    String[] rows = {"at + k * P", "at + k * P + V", "next + k * P", "next + k * P + V"};
    for (int s = 0; s < sums.length; s++) {
      method.addStatement("$1T sum$2L = $1T.fromArray(LANES, y, $3L)", vector, sums[s], places[s]);
    }
    method
        .beginControlFlow("for (int k = 0; k < terms; k++)")
        .addStatement("$1T factor = $1T.broadcast(LANES, a[k])", vector);
    for (int s = 0; s < sums.length; s++) {
      method.addStatement(
          "sum$1L = factor.fma($2T.fromArray(LANES, m, $3L), sum$1L)", sums[s], vector, rows[s]);
    }
    method.endControlFlow();
    for (int s = 0; s < sums.length; s++) {
      method.addStatement("sum$L.intoArray(y, $L)", sums[s], places[s]);
    }
    return method.build();
  }

  /** Numbers of a block. */
  private int block() {
    return BLOCK_BYTES / numerals.precision().bytes();
  }

  private static String productArguments(int rows) {
    String from =
        IntStream.range(0, rows)
            .mapToObj(r -> "x[" + plus("n", r) + "]")
            .collect(Collectors.joining(",$W"));
    String into =
        IntStream.range(0, rows)
            .mapToObj(r -> "y[" + plus("n", r) + "]")
            .collect(Collectors.joining(",$W"));
    return from + ",$Wm,$Wat,$Wfirst,$Wlast,$W" + into + ",$Wj";
  }

  private MethodSpec allGradients(PanelKernel.AllTiles kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code G = G + x d^T} over {@code rows} examples, for inputs {@code from .. to - 1}; x and d"
                        + " packed for {@code capacity} examples, G in panels [fanIn x fanOut]; each sum in"
                        + " ascending order."))
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.row(), "d");
    ints(method, "rows", "capacity");
    method.addParameter(numerals.row(), "g");
    ints(method, "fanIn", "fanOut", "from", "to");
    overGradientTiles(method, "at + i * across", CodeBlock.of(""));
    return method.build();
  }

  /**
   * Loops over the tiles of a gradient, whose sums begin at {@code sums}; {@code then} follows each
   * of them, and may name its {@code height}.
   */
  static void overGradientTiles(MethodSpec.Builder method, String sums, CodeBlock then) {
    method
        .beginControlFlow("for (int j = 0; j < fanOut; j += P)")
        .addStatement("boolean narrow = fanOut - j <= V")
        .addStatement("int across = narrow ? V : P")
        .addStatement("int at = j * fanIn")
        .addStatement("int dAt = j * capacity")
        .addStatement("int i = from");
    for (int rows : PanelKernel.Tile.HEIGHTS) {
      method
          // The rows of a tile are in one panel of x.
          .beginControlFlow(loop("i", rows, "(TALL || narrow && P >= " + rows + ")"))
          .addStatement("int xAt = i / P * P * capacity + i % P");
      eitherTile(method, PanelKernel.Of.GRADIENT, rows, "x,$WxAt,$Wd,$WdAt,$Wrows,$Wg,$W" + sums);
      if (!then.isEmpty()) {
        method.addCode(CodeBlock.of("int height = $L;\n", rows)).addCode(then);
      }
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
      MethodSpec.Builder method, PanelKernel.Of of, int rows, String arguments) {
    method
        .beginControlFlow("if (narrow)")
        .addStatement(new PanelKernel.Tile(of, rows, true).method() + "(" + arguments + ")")
        .nextControlFlow("else")
        .addStatement(new PanelKernel.Tile(of, rows, false).method() + "(" + arguments + ")")
        .endControlFlow();
  }

  MethodSpec addAll(PanelKernel.AddAll kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code g = g + d[0] + ... + d[rows - 1]}, each sum in ascending order; rows of whole"
                        + " vectors."))
            .addParameter(numerals.rows(), "d");
    ints(method, "rows");
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
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Copies columns {@code 0 .. width - 1} of rows {@code from .. to - 1} into panels P wide, of"
                        + " {@code capacity} rows each."))
            .addParameter(numerals.rows(), "rows");
    ints(method, "width");
    method.addParameter(numerals.row(), "panels");
    ints(method, "capacity", "from", "to");
    return method
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T row = rows[n]", numerals.row())
        .addStatement("int j = 0")
        .beginControlFlow("for (; j + P <= width; j += P)")
        .addStatement("int at = j * capacity + n * P")
        .addStatement("$T.fromArray(LANES, row, j).intoArray(panels, at)", vector)
        .addStatement("$T.fromArray(LANES, row, j + V).intoArray(panels, at + V)", vector)
        .endControlFlow()
        .beginControlFlow("for (int i = j; i < width; i++)")
        .addStatement("panels[j * capacity + n * P + i - j] = row[i]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private static void ints(MethodSpec.Builder method, String... names) {
    for (String name : names) {
      method.addParameter(TypeName.INT, name);
    }
  }

  private static String rowsOf(PanelKernel.Tile kernel) {
    return kernel.rows() == 1 ? "one row" : kernel.rows() + " rows";
  }

  private static List<String> letters(int rows) {
    return IntStream.range(0, rows).mapToObj(r -> Character.toString('A' + r)).toList();
  }

  private static String plus(String index, int r) {
    return r == 0 ? index : index + " + " + r;
  }
}

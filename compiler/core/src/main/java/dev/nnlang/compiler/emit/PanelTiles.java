package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.PanelKernel;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Tiles of products on weights in panels, in the terms of the Vector API: the sums of a tile stay
 * in registers while the loop runs over their terms. A lane owns one sum and adds in ascending
 * order with fma, so the bits are those of plain loops, on vectors of any width.
 */
final class PanelTiles {
  private final Numerals numerals;
  private final ClassName vector;

  PanelTiles(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.vector = names.vector();
  }

  /** One tile. */
  MethodSpec tile(PanelKernel.Tile kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT ? productTile(kernel) : gradientTile(kernel);
  }

  private MethodSpec productTile(PanelKernel.Tile kernel) {
    List<String> letters = letters(kernel.rows());
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code y = y + $L} for $L, outputs {@code j .. j + $L - 1}; row 0 of the panel m begins"
                        + " at {@code at}.",
                    listed(kernel)
                        ? "a[k] m[k]}, k from {@code list[first]} to {@code list[last - 1]"
                        : "a[first] m[first] + ... + a[last - 1] m[last - 1]",
                    rowsOf(kernel),
                    kernel.narrow() ? "V" : "P"));
    letters.forEach(letter -> method.addParameter(numerals.row(), "a" + letter));
    method.addParameter(numerals.row(), "m");
    ints(method, "at");
    termParameters(method, kernel);
    letters.forEach(letter -> method.addParameter(numerals.row(), "y" + letter));
    ints(method, "j");
    eachSum(
        kernel, (letter, half) -> declare(method, letter, half, "y" + letter, column("j", half)));
    overTerms(method, kernel, "k");
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

  private static boolean listed(PanelKernel.Tile kernel) {
    return kernel.terms() == PanelKernel.Terms.LISTED;
  }

  /** From which term to which, or from which place of a list of them. */
  private static void termParameters(MethodSpec.Builder method, PanelKernel.Tile kernel) {
    if (listed(kernel)) {
      method.addParameter(int[].class, "list");
    }
    ints(method, "first", "last");
  }

  private static void overTerms(MethodSpec.Builder method, PanelKernel.Tile kernel, String term) {
    if (listed(kernel)) {
      method
          .beginControlFlow("for (int place = first; place < last; place++)")
          .addStatement("int $L = list[place]", term);
    } else {
      method.beginControlFlow("for (int $1L = first; $1L < last; $1L++)", term);
    }
  }

  private MethodSpec gradientTile(PanelKernel.Tile kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addJavadoc(Doc.of("{@code g = g + $L} for $L.", sumOf(kernel), weightsOf(kernel)));
    factorParameters(method, kernel);
    method.addParameter(numerals.row(), "g");
    ints(method, "at");
    eachSum(
        kernel, (letter, half) -> declare(method, letter, half, "g", weight(kernel, letter, half)));
    gradientTerms(method, kernel);
    eachSum(
        kernel, (letter, half) -> store(method, letter, half, "g", weight(kernel, letter, half)));
    return method.build();
  }

  /** What a tile of gradients is made of. */
  void factorParameters(MethodSpec.Builder method, PanelKernel.Tile kernel) {
    method.addParameter(numerals.row(), "x");
    ints(method, "xAt");
    method.addParameter(numerals.row(), "d");
    ints(method, "dAt");
    if (listed(kernel)) {
      termParameters(method, kernel);
    } else {
      ints(method, "rows");
    }
  }

  /** What is summed up in a tile of gradients, for a Javadoc. */
  static String sumOf(PanelKernel.Tile kernel) {
    return listed(kernel)
        ? "sum of x[n] d[n], n from list[first] to list[last - 1]"
        : "x[0] d[0] + ... + x[rows - 1] d[rows - 1]";
  }

  /** The weights of a tile of gradients, and where its factors begin, for a Javadoc. */
  static String weightsOf(PanelKernel.Tile kernel) {
    return rowsOf(kernel)
        + " of weights that begin at {@code at}, "
        + (kernel.narrow() ? "V" : "P")
        + " wide; example 0 begins at {@code xAt} and {@code dAt}";
  }

  /** Adds up the sums of a tile of gradients. */
  void gradientTerms(MethodSpec.Builder method, PanelKernel.Tile kernel) {
    if (listed(kernel)) {
      overTerms(method, kernel, "n");
    } else {
      method.beginControlFlow("for (int n = 0; n < rows; n++)");
    }
    terms(method, kernel, "d", "dAt + n * P", r -> "x[" + RowCalls.plus("xAt + n * P", r) + "]");
    method.endControlFlow();
  }

  /** Where the weights of a sum begin. */
  static String weight(PanelKernel.Tile kernel, String letter, int half) {
    String width = kernel.narrow() ? "V" : "P";
    int r = letter.charAt(0) - 'A';
    return column(r == 0 ? "at" : r == 1 ? "at + " + width : "at + " + r + " * " + width, half);
  }

  /** Something to do with the sum of row {@code letter} and the first or second vector. */
  interface Sum {
    void visit(String letter, int half);
  }

  static void eachSum(PanelKernel.Tile kernel, Sum sum) {
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

  static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  static void ints(MethodSpec.Builder method, String... names) {
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
}

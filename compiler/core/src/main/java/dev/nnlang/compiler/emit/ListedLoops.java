package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.PanelKernel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Products of the inputs of a large first layer, of which many may be 0: pixels of a background, or
 * all but one of the numbers of a label. A term whose factor is 0 in all rows of a tile changes no
 * sum, as long as the weights that it would be multiplied by are finite; so tiles run over lists of
 * the others, in ascending order.
 */
final class ListedLoops {
  /** Rows or inputs of a tile, in the words of the generated code. */
  static final String TILE = "TALL ? 8 : 4";

  private final Numerals numerals;
  private final VectorNames names;
  private final ClassName vector;

  ListedLoops(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.names = names;
    this.vector = names.vector();
  }

  /** All panels of a product. */
  MethodSpec products(PanelKernel.ListedProducts kernel) {
    String dense = new PanelKernel.AllTiles(PanelKernel.Sums.PRODUCT).method();
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "As {@code $L}, without the terms that are 0 in all rows of a tile, where that is worth it"
                        + " and 0 times each weight is 0.",
                    dense));
    PanelLoops.productParameters(method, numerals);
    method
        .addParameter(PlacesWriter.NAME, "places")
        .addStatement("int tile = $L", TILE)
        .addStatement("int whole = from + (to - from) / tile * tile")
        .addStatement("places.used = whole > from && V >= tile && !places.spares()")
        .beginControlFlow("if (places.used)")
        .addStatement("long found = 0")
        .beginControlFlow("for (int n = from, t = 0; n < whole; n += tile, t++)")
        .addStatement(
            "places.counts[t] = $L(x, n, n + tile, terms,$Wplaces.sizes,$Wplaces.list,$Wt * terms)",
            new PanelKernel.Find(PanelKernel.Sums.PRODUCT).method())
        .addStatement("found += places.counts[t]")
        .endControlFlow()
        .addStatement("places.judge(found, (long) (whole - from) / tile * terms)")
        .endControlFlow()
        .beginControlFlow("if (!places.used)")
        .addStatement("$L(x, m, terms, y, left, right, from, to)", dense)
        .addStatement("return")
        .endControlFlow()
        .beginControlFlow("for (int j = left; j < right; j += P)")
        .addStatement("int at = j * terms")
        .addStatement("int end = $T.min(j + P, right)", Math.class)
        .beginControlFlow("if (right - j <= V || !allFinite(m, at, terms * P))")
        .addStatement("$L(x, m, terms, y, j, end, from, whole)", dense)
        .addStatement("continue")
        .endControlFlow()
        .beginControlFlow("for (int n = from, t = 0; n < whole; n += tile, t++)")
        .addStatement("int first = t * terms")
        .addStatement("int last = first + places.counts[t]");
    eitherTile(
        method,
        PanelKernel.Sums.PRODUCT,
        tile -> CodeBlock.of("$L(" + arguments(tile) + ")", tile.method()));
    return method
        .endControlFlow()
        .endControlFlow()
        .beginControlFlow("if (whole < to)")
        .addStatement("$L(x, m, terms, y, left, right, whole, to)", dense)
        .endControlFlow()
        .build();
  }

  /** A call of the tile that this machine has registers for. */
  static void eitherTile(
      MethodSpec.Builder method,
      PanelKernel.Sums sums,
      Function<PanelKernel.Tile, CodeBlock> call) {
    List<PanelKernel.Tile> tiles = PanelKernel.Tile.listed(sums);
    method
        .beginControlFlow("if (TALL)")
        .addStatement(call.apply(tiles.get(0)))
        .nextControlFlow("else")
        .addStatement(call.apply(tiles.get(1)))
        .endControlFlow();
  }

  private static String arguments(PanelKernel.Tile tile) {
    return rows("x", tile) + ",$Wm,$Wat,$Wplaces.list,$Wfirst,$Wlast,$W" + rows("y", tile) + ",$Wj";
  }

  private static String rows(String array, PanelKernel.Tile tile) {
    return IntStream.range(0, tile.rows())
        .mapToObj(r -> array + "[" + RowCalls.plus("n", r) + "]")
        .collect(Collectors.joining(",$W"));
  }

  /** What is not 0. */
  MethodSpec find(PanelKernel.Find kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT ? terms(kernel) : examples(kernel);
  }

  private MethodSpec terms(PanelKernel.Find kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Lists from {@code list[first]} on the terms that are not 0 in all of rows {@code from .. to -"
                        + " 1}, and returns how many they are; {@code sizes} is for its own use."))
            .returns(TypeName.INT)
            .addParameter(numerals.rows(), "x");
    PanelTiles.ints(method, "from", "to", "terms");
    method.addParameter(numerals.row(), "sizes").addParameter(int[].class, "list");
    PanelTiles.ints(method, "first");
    return method
        .addStatement("int whole = terms / V * V")
        .beginControlFlow("for (int k = 0; k < whole; k += V)")
        .addStatement("$1T sum = $1T.zero(LANES)", vector)
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("sum = sum.add($T.fromArray(LANES, x[n], k).abs())", vector)
        .endControlFlow()
        .addStatement("sum.intoArray(sizes, k)")
        .endControlFlow()
        .beginControlFlow("for (int k = whole; k < terms; k++)")
        .addStatement("sizes[k] = 0")
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("sizes[k] += $T.abs(x[n][k])", Math.class)
        .endControlFlow()
        .endControlFlow()
        .addStatement("int end = first")
        .beginControlFlow("for (int k = 0; k < terms; k++)")
        .addComment("Overwritten by the next if it is 0.")
        .addStatement("list[end] = k")
        .addStatement("end += sizes[k] != 0 ? 1 : 0")
        .endControlFlow()
        .addStatement("return end - first")
        .build();
  }

  private MethodSpec examples(PanelKernel.Find kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Lists from {@code list[first]} on the examples that are not 0 in all inputs of a tile, which"
                        + " begins at {@code at} and is the first or the second of a vector, of {@code rows}"
                        + " examples; returns how many they are."))
            .returns(TypeName.INT)
            .addParameter(numerals.row(), "x");
    PanelTiles.ints(method, "at", "rows");
    method.addParameter(int[].class, "list");
    PanelTiles.ints(method, "first");
    return method
        .addStatement("int start = at / V * V")
        .addStatement("$T lanes = at == start ? LOW : HIGH", names.mask())
        .addStatement("$1T zero = $1T.zero(LANES)", vector)
        .addStatement("int end = first")
        .beginControlFlow("for (int n = 0; n < rows; n++)")
        .addStatement("list[end] = n")
        .addStatement("$1T inputs = $1T.fromArray(LANES, x, start + n * P)", vector)
        .addStatement(
            "end += inputs.compare($T.NE, zero).and(lanes).anyTrue() ? 1 : 0",
            VectorNames.OPERATORS)
        .endControlFlow()
        .addStatement("return end - first")
        .build();
  }

  /** Whether numbers that come in pairs of vectors are finite. */
  MethodSpec allFinite(PanelKernel.AllFinite kernel) {
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Whether {@code count} numbers from {@code at} on are finite, as 0 times each is 0 then;"
                        + " {@code count} is a multiple of P."))
            .returns(TypeName.BOOLEAN)
            .addParameter(numerals.row(), "m");
    PanelTiles.ints(method, "at", "count");
    method
        .addStatement("$1T zero = $1T.zero(LANES)", vector)
        .addStatement("$T sumA = zero", vector)
        .addStatement("$T sumB = zero", vector)
        .addStatement("$T sumC = zero", vector)
        .addStatement("$T sumD = zero", vector)
        .addStatement("int i = at")
        .addStatement("int end = at + count")
        .beginControlFlow("for (; i + 2 * P <= end; i += 2 * P)");
    String[] places = {"i", "i + V", "i + P", "i + P + V"};
    for (int s = 0; s < places.length; s++) {
      add(method, (char) ('A' + s), places[s]);
    }
    method.endControlFlow().beginControlFlow("for (; i < end; i += V)");
    add(method, 'A', "i");
    return method
        .endControlFlow()
        .addStatement(
            "return sumA.add(sumB).add(sumC.add(sumD)).reduceLanes($T.ADD) == 0",
            VectorNames.OPERATORS)
        .build();
  }

  private void add(MethodSpec.Builder method, char sum, String at) {
    method.addStatement("sum$1L = $2T.fromArray(LANES, m, $3L).fma(zero, sum$1L)", sum, vector, at);
  }
}

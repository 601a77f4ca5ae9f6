package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Products in the terms of the Vector API: four rows of sums, each two vectors wide, stay in
 * registers while the loop runs over their terms. A lane owns one sum and adds in ascending order
 * with fma, so the bits are those of plain loops, on vectors of any width.
 *
 * <p>The last outputs of a row that fill no whole tile are summed in a tile that ends where the row
 * ends; of what overlaps the tile before, nothing is stored.
 */
final class Tiles {
  private static final String PACKAGE = "jdk.incubator.vector";

  private final Numerals numerals;
  private final ClassName vector;

  Tiles(Numerals numerals) {
    this.numerals = numerals;
    this.vector =
        ClassName.get(
            PACKAGE, numerals.precision() == Precision.FLOAT ? "FloatVector" : "DoubleVector");
  }

  /** The constants that the tiles of {@code plan} use; none where it has no tile. */
  void writeConstants(TypeSpec.Builder type, Plan plan) {
    List<Kernel.Tile> tiles =
        plan.rows().stream()
            .filter(Kernel.Tile.class::isInstance)
            .map(Kernel.Tile.class::cast)
            .toList();
    if (tiles.isEmpty()) {
      return;
    }
    type.addField(
        constant(ParameterizedTypeName.get(vectorType("VectorSpecies"), boxed()), "LANES")
            .addJavadoc(Doc.of("The widest vectors of this machine."))
            .initializer("$T.SPECIES_PREFERRED", vector)
            .build());
    type.addField(
        constant(TypeName.INT, "V")
            .addJavadoc(Doc.of("Numbers of a vector; a tile is two vectors wide."))
            .initializer("LANES.length()")
            .build());
    List<Integer> edges =
        tiles.stream().map(Kernel.Tile::edge).filter(edge -> edge > 0).distinct().toList();
    for (int edge : edges) {
      for (int half = 0; half < 2; half++) {
        type.addField(
            constant(
                    ParameterizedTypeName.get(vectorType("VectorMask"), boxed()),
                    "EDGE" + edge + (half == 0 ? "A" : "B"))
                .initializer("edge($L, $L)", edge, half == 0 ? "0" : "V")
                .build());
      }
    }
    if (!edges.isEmpty()) {
      type.addMethod(edge());
    }
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  private static ClassName vectorType(String name) {
    return ClassName.get(PACKAGE, name);
  }

  private TypeName boxed() {
    return numerals.type().box();
  }

  /** Which lanes of the last tile of a row the tile before it has not done. */
  private MethodSpec edge() {
    return MethodSpec.methodBuilder("edge")
        .addJavadoc(
            Doc.of(
                "The lanes, from lane {@code first} of the tile on, of the last tile of a row of {@code width}"
                    + " that the tile before it has not done."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(TypeName.INT, "width")
        .addParameter(TypeName.INT, "first")
        .returns(ParameterizedTypeName.get(vectorType("VectorMask"), boxed()))
        .addStatement("int done = 2 * V - width % (2 * V) - first")
        .addStatement(
            "return $T.fromLong(LANES, done <= 0 ? -1L : done >= V ? 0 : -1L << done)",
            vectorType("VectorMask"))
        .build();
  }

  /** {@code target[n] += sum_k factors[n][k] matrix[k]} for rows from .. to - 1, tile by tile. */
  CodeBlock product(Tiling tiling, String factors, String matrix, String target) {
    IntFunction<List<String>> arguments =
        rows -> {
          List<String> list = new ArrayList<>();
          IntStream.range(0, rows).forEach(r -> list.add(factors + "[" + plus("n", r) + "]"));
          list.add(matrix);
          IntStream.range(0, rows).forEach(r -> list.add(target + "[" + plus("n", r) + "]"));
          return list;
        };
    return overTiles(Kernel.Tile.Of.PRODUCT, tiling.width(), tiling.count(), "n", arguments);
  }

  /** {@code g[i] += sum_n x[n][i] delta[n]} for inputs from .. to - 1, tile by tile. */
  CodeBlock gradient(int l, int width) {
    IntFunction<List<String>> arguments =
        rows -> {
          List<String> list = new ArrayList<>(List.of("x" + (l - 1), "delta" + l, "rows", "i"));
          IntStream.range(0, rows).forEach(r -> list.add("g" + l + "[" + plus("i", r) + "]"));
          return list;
        };
    return overTiles(Kernel.Tile.Of.GRADIENT, width, 0, "i", arguments);
  }

  private static CodeBlock overTiles(
      Kernel.Tile.Of product,
      int width,
      int count,
      String row,
      IntFunction<List<String>> arguments) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("for (int j = 0; j + 2 * V <= $L; j += 2 * V)", width)
            .add(overRows(product, count, 0, row, arguments, "j"))
            .endControlFlow();
    if (Kernel.Tile.hasEdge(width)) {
      code.beginControlFlow("if ($L % (2 * V) != 0)", width)
          .add(overRows(product, count, width, row, arguments, width + " - 2 * V"))
          .endControlFlow();
    }
    return code.build();
  }

  private static CodeBlock overRows(
      Kernel.Tile.Of product,
      int count,
      int edge,
      String row,
      IntFunction<List<String>> arguments,
      String column) {
    int rows = Kernel.Tile.ROWS;
    return CodeBlock.builder()
        .addStatement("int $L = from", row)
        .beginControlFlow("for (; $1L + $2L <= to; $1L += $2L)", row, rows)
        .addStatement(call(tile(product, rows, count, edge), arguments.apply(rows), column))
        .endControlFlow()
        .beginControlFlow("for (; $1L < to; $1L++)", row)
        .addStatement(call(tile(product, 1, count, edge), arguments.apply(1), column))
        .endControlFlow()
        .build();
  }

  private static String tile(Kernel.Tile.Of product, int rows, int count, int edge) {
    return new Kernel.Tile(product, rows, count, edge).method();
  }

  private static CodeBlock call(String method, List<String> arguments, String column) {
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ",$W" + column + ")");
  }

  private static String plus(String index, int r) {
    return r == 0 ? index : index + " + " + r;
  }

  /** One tile. */
  MethodSpec tile(Kernel.Tile kernel) {
    return kernel.product() == Kernel.Tile.Of.PRODUCT ? productTile(kernel) : gradientTile(kernel);
  }

  private MethodSpec productTile(Kernel.Tile kernel) {
    MethodSpec.Builder method =
        method(kernel)
            .addJavadoc(
                Doc.of(
                    "{@code y = y + a[0] m[0] + ... + a[$1L] m[$1L]} for $2L, outputs {@code j .. j + 2 V -"
                        + " 1}$3L; a [$4L].",
                    kernel.count() - 1,
                    rowsOf(kernel),
                    edgeOf(kernel),
                    kernel.count()));
    letters(kernel).forEach(letter -> method.addParameter(numerals.row(), "a" + letter));
    method.addParameter(numerals.rows(), "m");
    letters(kernel).forEach(letter -> method.addParameter(numerals.row(), "y" + letter));
    method.addParameter(TypeName.INT, "j");
    return sums(
            method,
            kernel,
            CodeBlock.of("for (int k = 0; k < $L; k++)", kernel.count()),
            "m[k]",
            r -> "a" + letters(kernel).get(r) + "[k]",
            "y")
        .build();
  }

  private MethodSpec gradientTile(Kernel.Tile kernel) {
    MethodSpec.Builder method =
        method(kernel)
            .addJavadoc(
                Doc.of(
                    "{@code g = g + x[0][i] d[0] + ... + x[rows - 1][i] d[rows - 1]} for $L, outputs {@code j .."
                        + " j + 2 V - 1}$L.",
                    rowsOf(kernel),
                    edgeOf(kernel)))
            .addParameter(numerals.rows(), "x")
            .addParameter(numerals.rows(), "d")
            .addParameter(TypeName.INT, "rows")
            .addParameter(TypeName.INT, "i");
    letters(kernel).forEach(letter -> method.addParameter(numerals.row(), "g" + letter));
    method.addParameter(TypeName.INT, "j");
    return sums(
            method,
            kernel,
            CodeBlock.of("for (int n = 0; n < rows; n++)"),
            "d[n]",
            r -> "x[n][" + plus("i", r) + "]",
            "g")
        .build();
  }

  private static MethodSpec.Builder method(Kernel.Tile kernel) {
    return MethodSpec.methodBuilder(kernel.method())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private static String rowsOf(Kernel.Tile kernel) {
    return kernel.rows() == 1 ? "one row" : kernel.rows() + " rows";
  }

  private static String edgeOf(Kernel.Tile kernel) {
    return kernel.edge() == 0 ? "" : ", those of " + kernel.edge() + " that fill no whole tile";
  }

  private static List<String> letters(Kernel.Tile kernel) {
    return IntStream.range(0, kernel.rows())
        .mapToObj(r -> Character.toString('A' + r))
        .collect(Collectors.toList());
  }

  /** Loads the sums, adds term by term, and stores them. */
  private MethodSpec.Builder sums(
      MethodSpec.Builder method,
      Kernel.Tile kernel,
      CodeBlock loop,
      String row,
      IntFunction<String> factor,
      String target) {
    List<String> letters = letters(kernel);
    for (String letter : letters) {
      method.addStatement(
          "$T sum$L0 = $T.fromArray(LANES, $L, j)", vector, letter, vector, target + letter);
      method.addStatement(
          "$T sum$L1 = $T.fromArray(LANES, $L, j + V)", vector, letter, vector, target + letter);
    }
    method
        .beginControlFlow("$L", loop)
        .addStatement("$T row = $L", numerals.row(), row)
        .addStatement("$1T row0 = $1T.fromArray(LANES, row, j)", vector)
        .addStatement("$1T row1 = $1T.fromArray(LANES, row, j + V)", vector);
    for (int r = 0; r < letters.size(); r++) {
      method
          .addStatement(
              "$1T factor$2L = $1T.broadcast(LANES, $3L)", vector, letters.get(r), factor.apply(r))
          .addStatement("sum$1L0 = factor$1L.fma(row0, sum$1L0)", letters.get(r))
          .addStatement("sum$1L1 = factor$1L.fma(row1, sum$1L1)", letters.get(r));
    }
    method.endControlFlow();
    for (String letter : letters) {
      method.addStatement(stored(kernel, letter, 0, target + letter, "j"));
      method.addStatement(stored(kernel, letter, 1, target + letter, "j + V"));
    }
    return method;
  }

  private CodeBlock stored(
      Kernel.Tile kernel, String letter, int half, String array, String column) {
    String sum = "sum" + letter + half;
    if (kernel.edge() == 0) {
      return CodeBlock.of("$L.intoArray($L, $L)", sum, array, column);
    }
    return CodeBlock.of(
        "$T.fromArray(LANES, $L, $L).blend($L, EDGE$L$L).intoArray($L,$W$L)",
        vector,
        array,
        column,
        sum,
        kernel.edge(),
        half == 0 ? "A" : "B",
        array,
        column);
  }
}

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.PanelKernel;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Gradient and update in one: sums of gradients that move the weights they are for, and are not
 * written anywhere. They know no layer.
 */
final class PanelSteps {
  private final Numerals numerals;
  private final VectorNames names;
  private final PanelTiles tiles;
  private final Arithmetic vectors;

  PanelSteps(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.names = names;
    this.tiles = new PanelTiles(numerals, names);
    this.vectors = new VectorArithmetic(names, "at");
  }

  private OptimizerCode code(Optimizer optimizer) {
    return OptimizerCode.of(optimizer, numerals, vectors);
  }

  /** Gradient and update of a tile. */
  MethodSpec tile(PanelKernel.StepTile kernel) {
    PanelKernel.Tile sums = kernel.sums();
    Penalized penalized = new Penalized(kernel.penalties(), numerals);
    OptimizerCode optimizer = code(kernel.optimizer());
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code $L} with {@code G = ($L) mean$L} for $L.",
                    optimizer.formula(),
                    PanelTiles.sumOf(sums),
                    penalized.formula(),
                    PanelTiles.weightsOf(sums)));
    tiles.factorParameters(method, sums);
    weights(method, optimizer);
    PanelTiles.ints(method, "at");
    numbers(method, optimizer);
    PanelTiles.eachSum(
        sums,
        (letter, half) ->
            method.addStatement("$1T sum$2L$3L = $1T.zero(LANES)", vectors.type(), letter, half));
    tiles.gradientTerms(method, sums);
    PanelTiles.eachSum(
        sums,
        (letter, half) -> {
          Arithmetic there = new VectorArithmetic(names, PanelTiles.weight(sums, letter, half));
          Arithmetic.Term sum = there.variable("sum" + letter + half);
          method
              .addCode("{$>\n")
              .addCode(there.declare("gradient", penalized.gradient(there, sum)))
              .addCode(OptimizerCode.of(kernel.optimizer(), numerals, there).step())
              .addCode("$<}\n");
        });
    return method.build();
  }

  /** Gradient and update of all panels of a layer. */
  MethodSpec panels(PanelKernel.StepPanel kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "Sums up the gradients of inputs {@code from .. to - 1} and outputs {@code left .. right - 1},"
                        + " which are whole panels or the last, over {@code rows} examples, tile by tile, and moves"
                        + " the weights of a tile before the next; x and d packed for {@code capacity} examples,"
                        + " weights in panels [fanIn x outputs]."));
    panelParameters(method, optimizer, "rows", "capacity");
    numbers(method, optimizer);
    PanelLoops.overGradientTiles(
        method,
        sums ->
            call(
                new PanelKernel.StepTile(sums, kernel.optimizer(), kernel.penalties()).method(),
                List.of("x", "xAt", "d", "dAt", "rows", "w"),
                optimizer,
                "",
                "at + i * across"));
    return method.build();
  }

  /** The same from examples whose inputs may be mostly 0. */
  MethodSpec listed(PanelKernel.StepListedPanel kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    String dense = new PanelKernel.StepPanel(kernel.optimizer(), kernel.penalties()).method();
    MethodSpec.Builder method =
        PanelTiles.method(kernel.method())
            .addJavadoc(
                Doc.of(
                    "As {@code $L}, without the examples whose inputs are 0 in a tile, where that is worth it"
                        + " and 0 times each sensitivity is 0.",
                    dense));
    panelParameters(method, optimizer, "rows", "capacity");
    method.addParameter(PlacesWriter.NAME, "places");
    numbers(method, optimizer);
    method
        .beginControlFlow("if (!places.used)")
        .addStatement(panelsCall(dense, optimizer, "left,$Wright,$Wfrom,$Wto"))
        .addStatement("return")
        .endControlFlow()
        .addStatement("int tile = $L", ListedLoops.TILE)
        .addStatement("int whole = from + (to - from) / tile * tile")
        .beginControlFlow("for (int i = from, t = 0; i < whole; i += tile, t++)")
        .addStatement(
            "places.counts[t] = $L(x,$Wi / P * P * capacity + i % P,$Wrows,$Wplaces.list,$Wt * rows)",
            new PanelKernel.Find(PanelKernel.Sums.GRADIENT).method())
        .endControlFlow()
        .beginControlFlow("for (int j = left; j < right; j += P)")
        .addStatement("int end = $T.min(j + P, right)", Math.class)
        .addStatement("int dAt = j * capacity")
        .beginControlFlow("if (right - j <= V || !allFinite(d, dAt, rows * P))")
        .addStatement(panelsCall(dense, optimizer, "j,$Wend,$Wfrom,$Wto"))
        .addStatement("continue")
        .endControlFlow()
        .addStatement("int at = j * fanIn")
        .beginControlFlow("for (int i = from, t = 0; i < whole; i += tile, t++)")
        .addStatement("int first = t * rows")
        .addStatement("int last = first + places.counts[t]");
    if (kernel.restsWithoutGradient()) {
      method.beginControlFlow("if (first == last)").addStatement("continue").endControlFlow();
    }
    method.addStatement("int xAt = i / P * P * capacity + i % P");
    ListedLoops.eitherTile(
        method,
        PanelKernel.Sums.GRADIENT,
        sums ->
            call(
                new PanelKernel.StepTile(sums, kernel.optimizer(), kernel.penalties()).method(),
                List.of("x", "xAt", "d", "dAt", "places.list", "first", "last", "w"),
                optimizer,
                "",
                "at + i * P"));
    return method
        .endControlFlow()
        .addStatement(panelsCall(dense, optimizer, "j,$Wend,$Wwhole,$Wto"))
        .endControlFlow()
        .build();
  }

  private CodeBlock panelsCall(String method, OptimizerCode optimizer, String range) {
    return call(
        method, List.of("x", "d", "rows", "capacity", "w"), optimizer, "", "fanIn,$W" + range);
  }

  /** Gradient and update of all panels of a layer, for one example as it is, unpacked. */
  MethodSpec one(PanelKernel.StepOne kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    Penalized penalized = new Penalized(kernel.penalties(), numerals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "As {@code $L} for one example, whose gradients pass through registers alone.",
                    new PanelKernel.StepPanel(kernel.optimizer(), kernel.penalties()).method()));
    panelParameters(method, optimizer);
    numbers(method, optimizer);
    return method
        .addStatement("$1T zero = $1T.zero(LANES)", vectors.type())
        .beginControlFlow("for (int j = left; j < right; j += V)")
        .addStatement("int panel = j / P * P")
        .addStatement("int across = right - panel > V ? P : V")
        .addStatement("$1T delta = $1T.fromArray(LANES, d, j)", vectors.type())
        .addStatement("int start = panel * fanIn + j - panel")
        .beginControlFlow("for (int i = from; i < to; i++)")
        .addStatement("int at = start + i * across")
        .addStatement("$1T factor = $1T.broadcast(LANES, x[i])", vectors.type())
        .addCode(
            vectors.declare(
                "gradient",
                penalized.gradient(vectors, Arithmetic.Term.of("factor.fma(delta, zero)"))))
        .addCode(optimizer.step())
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** Factors, weights, and which of them. */
  private void panelParameters(
      MethodSpec.Builder method, OptimizerCode optimizer, String... factorSizes) {
    method.addParameter(numerals.row(), "x").addParameter(numerals.row(), "d");
    PanelTiles.ints(method, factorSizes);
    weights(method, optimizer);
    PanelTiles.ints(method, "fanIn", "left", "right", "from", "to");
  }

  /** Weights, and what the optimizer remembers of each. */
  private void weights(MethodSpec.Builder method, OptimizerCode optimizer) {
    method.addParameter(numerals.row(), "w");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
  }

  /** The numbers of an update. */
  private void numbers(MethodSpec.Builder method, OptimizerCode optimizer) {
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
  }

  /** As {@link Updates#call}, of the parameters that {@code range} tells. */
  CodeBlock call(
      String method, List<String> first, OptimizerCode optimizer, String suffix, String range) {
    return Updates.call(method, first, optimizer, suffix, List.of(range), numerals);
  }
}

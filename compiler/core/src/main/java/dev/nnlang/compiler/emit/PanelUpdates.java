package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.Split;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Updates of weights in panels: spans of numbers, a vector at a time. */
final class PanelUpdates {
  /**
   * Examples up to which a copy of the weights is moved as they are, and not made anew: its
   * gradient takes a multiply-add for each example and weight, in tiles, and turning a weight about
   * a nanosecond.
   */
  private static final int FEW = 32;

  private final Numerals numerals;
  private final VectorNames names;
  private final PanelTiles tiles;
  private final Arithmetic vectors;
  private final Arithmetic vectorsOfRow;

  PanelUpdates(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.names = names;
    this.tiles = new PanelTiles(numerals, names);
    this.vectors = new VectorArithmetic(names, "at + j");
    this.vectorsOfRow = new VectorArithmetic(names, "at");
  }

  private OptimizerCode code(Optimizer optimizer) {
    return OptimizerCode.of(optimizer, numerals, vectors);
  }

  /** The update of a span: the gradient with its penalties, then the optimizer's step. */
  MethodSpec span(PanelKernel.UpdateSpan kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    Penalized penalized = new Penalized(kernel.penalties(), numerals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code $L} with {@code G = g mean$L} for {@code count} parameters from {@code at} on;"
                        + " clears g; whole vectors.",
                    optimizer.formula(),
                    penalized.formula()));
    method.addParameter(numerals.row(), "w").addParameter(numerals.row(), "g");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
    PanelTiles.ints(method, "at", "count");
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
    return method
        .beginControlFlow("for (int j = 0; j < count; j += V)")
        .addCode(vectors.declare("gradient", penalized.gradient(vectors, vectors.cell("g"))))
        .addCode(optimizer.step())
        .addStatement("$T.zero(LANES).intoArray(g, at + j)", vectors.type())
        .endControlFlow()
        .build();
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
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
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
  MethodSpec step(PanelKernel.StepPanel kernel) {
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
    List<String> arguments = new ArrayList<>(List.of("x", "xAt", "d", "dAt", "rows", "w"));
    arguments.addAll(optimizer.state());
    arguments.add("at + i * across");
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    PanelLoops.overGradientTiles(
        method,
        sums ->
            CodeBlock.of(
                "$L(" + String.join(",$W", arguments) + ")",
                new PanelKernel.StepTile(sums, kernel.optimizer(), kernel.penalties()).method()));
    return method.build();
  }

  /** The same from examples whose inputs may be mostly 0. */
  MethodSpec listedStep(PanelKernel.StepListedPanel kernel) {
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
    method
        .addParameter(PlacesWriter.NAME, "places")
        .beginControlFlow("if (!places.used)")
        .addStatement(denseStep(dense, optimizer, "left", "right", "from"))
        .addStatement("return")
        .endControlFlow()
        .addStatement("int tile = $L", ListedLoops.TILE)
        .addStatement("int whole = from + (to - from) / tile * tile")
        .beginControlFlow("for (int i = from, t = 0; i < whole; i += tile, t++)")
        .addStatement(
            "places.counts[t] = $L(x,$Wi / P * P * capacity + i % P,$Wrows,$Wplaces.list,$Wt * rows)",
            new PanelKernel.Find(PanelKernel.Of.GRADIENT).method())
        .endControlFlow()
        .beginControlFlow("for (int j = left; j < right; j += P)")
        .addStatement("int end = $T.min(j + P, right)", Math.class)
        .addStatement("int dAt = j * capacity")
        .beginControlFlow("if (right - j <= V || !allFinite(d, dAt, rows * P))")
        .addStatement(denseStep(dense, optimizer, "j", "end", "from"))
        .addStatement("continue")
        .endControlFlow()
        .addStatement("int at = j * fanIn")
        .beginControlFlow("for (int i = from, t = 0; i < whole; i += tile, t++)")
        .addStatement("int first = t * rows")
        .addStatement("int last = first + places.counts[t]");
    if (kernel.restsWithoutGradient()) {
      method.beginControlFlow("if (first == last)").addStatement("continue").endControlFlow();
    }
    method.addStatement("int xAt = i / P * P * capacity + i % P").beginControlFlow("if (TALL)");
    List<String> arguments =
        new ArrayList<>(List.of("x", "xAt", "d", "dAt", "places.list", "first", "last", "w"));
    arguments.addAll(optimizer.state());
    arguments.add("at + i * P");
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    List<CodeBlock> calls =
        PanelKernel.Tile.listed(PanelKernel.Of.GRADIENT).stream()
            .map(sums -> new PanelKernel.StepTile(sums, kernel.optimizer(), kernel.penalties()))
            .map(tile -> CodeBlock.of("$L(" + String.join(",$W", arguments) + ")", tile.method()))
            .toList();
    return method
        .addStatement(calls.get(0))
        .nextControlFlow("else")
        .addStatement(calls.get(1))
        .endControlFlow()
        .endControlFlow()
        .addStatement(denseStep(dense, optimizer, "j", "end", "whole"))
        .endControlFlow()
        .build();
  }

  private CodeBlock denseStep(
      String method, OptimizerCode optimizer, String left, String right, String from) {
    List<String> arguments = new ArrayList<>(List.of("x", "d", "rows", "capacity", "w"));
    arguments.addAll(optimizer.state());
    arguments.addAll(List.of("fanIn", left, right, from, "to"));
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }

  /** Gradient and update of all panels of a layer, for one example. */
  MethodSpec one(PanelKernel.StepOne kernel) {
    OptimizerCode optimizer = OptimizerCode.of(kernel.optimizer(), numerals, vectorsOfRow);
    Penalized penalized = new Penalized(kernel.penalties(), numerals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "As {@code $L} for one example, whose gradients pass through registers alone.",
                    new PanelKernel.StepPanel(kernel.optimizer(), kernel.penalties()).method()));
    panelParameters(method, optimizer, "capacity");
    return method
        .addStatement("$1T zero = $1T.zero(LANES)", vectors.type())
        .beginControlFlow("for (int j = left; j < right; j += V)")
        .addStatement("int panel = j / P * P")
        .addStatement("int across = right - panel > V ? P : V")
        .addStatement(
            "$1T delta = $1T.fromArray(LANES, d, panel * capacity + j - panel)", vectors.type())
        .addStatement("int at = panel * fanIn + from * across + j - panel")
        .beginControlFlow("for (int i = from; i < to; i++, at += across)")
        .addStatement(
            "$1T factor = $1T.broadcast(LANES, x[i / P * P * capacity + i % P])", vectors.type())
        .addCode(
            vectorsOfRow.declare(
                "gradient",
                penalized.gradient(vectorsOfRow, Arithmetic.Term.of("factor.fma(delta, zero)"))))
        .addCode(optimizer.step())
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** Of a step over panels: factors, weights and which of them, and the numbers of the update. */
  private void panelParameters(
      MethodSpec.Builder method, OptimizerCode optimizer, String... factorSizes) {
    method.addParameter(numerals.row(), "x").addParameter(numerals.row(), "d");
    PanelTiles.ints(method, factorSizes);
    weights(method, optimizer);
    PanelTiles.ints(method, "fanIn", "left", "right", "from", "to");
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
  }

  /** Weights, and what the optimizer remembers of each. */
  private void weights(MethodSpec.Builder method, OptimizerCode optimizer) {
    method.addParameter(numerals.row(), "w");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
  }

  private CodeBlock spanCall(
      String method,
      OptimizerCode optimizer,
      String w,
      String g,
      String suffix,
      String at,
      String count) {
    List<String> arguments = new ArrayList<>(List.of(w, g));
    optimizer.state().forEach(name -> arguments.add(name + suffix));
    arguments.addAll(List.of(at, count));
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }

  MethodSpec layer(Kernel.Update kernel) {
    int l = kernel.layer();
    OptimizerCode optimizer = code(kernel.optimizer());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(Doc.of("$L", Updates.layerJavadoc(kernel)));
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
    kernel
        .weights()
        .ifPresent(
            weights -> {
              PanelTiles.ints(method, "from", "to");
              String span =
                  new PanelKernel.UpdateSpan(kernel.optimizer(), kernel.penalties()).method();
              boolean outputs = weights.split() == Split.OUTPUTS;
              String right = outputs ? "to" : Integer.toString(weights.fanOut());
              method
                  .beginControlFlow(
                      "for (int j = $L; j < $L; j += P)", outputs ? "from" : "0", right)
                  .addStatement("int across = $L - j > V ? P : V", right)
                  .addStatement(
                      "int at = j * $L" + (outputs ? "" : " + from * across"), weights.fanIn())
                  .addStatement(
                      spanCall(
                          span,
                          optimizer,
                          "w" + l,
                          "g" + l,
                          "" + l,
                          "at",
                          (outputs ? weights.fanIn() : "(to - from)") + " * across"))
                  .endControlFlow();
            });
    kernel.transposed().ifPresent(copy -> method.addCode(transpose(kernel, copy)));
    if (kernel.bias().isPresent() || kernel.slopes().isPresent()) {
      method.addParameter(TypeName.BOOLEAN, "first").beginControlFlow("if (first)");
      kernel.bias().ifPresent(width -> method.addStatement(whole(optimizer, l, "b")));
      kernel.slopes().ifPresent(width -> method.addStatement(whole(optimizer, l, "slope")));
      method.endControlFlow();
    }
    return method.build();
  }

  /** The update of all biases, or of all slopes. */
  private CodeBlock whole(OptimizerCode optimizer, int l, String name) {
    String w = name + l;
    return spanCall("updateSpan", optimizer, w, "g" + w, w, "0", w + ".length");
  }

  /** Gradient and update of one layer. */
  MethodSpec step(Kernel.Step kernel) {
    Kernel.Update update = kernel.update();
    int l = update.layer();
    OptimizerCode optimizer = code(update.optimizer());
    MethodSpec.Builder method = Updates.stepMethod(kernel, numerals);
    kernel
        .gradient()
        .ifPresent(
            gradient -> {
              method.addParameter(numerals.row(), "x").addParameter(numerals.row(), "d");
              PanelTiles.ints(method, "capacity");
            });
    PanelTiles.ints(method, "rows");
    Updates.stepParameters(method, kernel, optimizer, numerals);
    kernel.gradient().ifPresent(gradient -> stepOfWeights(method, update, gradient));
    if (update.bias().isPresent() || update.slopes().isPresent()) {
      method.beginControlFlow("if (first)");
      update.bias().ifPresent(width -> stepOfBias(method, kernel, optimizer, width));
      kernel
          .slopes()
          .ifPresent(
              slopes ->
                  method
                      .addStatement("$L(s, dx, rows, gslope$L)", slopes.method(), l)
                      .addStatement(whole(optimizer, l, "slope")));
      method.endControlFlow();
    }
    return method.build();
  }

  /** The weights of a part, and their copy, from one example or some. */
  private void stepOfWeights(
      MethodSpec.Builder method, Kernel.Update update, Kernel.Gradient gradient) {
    String w = "w" + update.layer();
    String share = PanelLoops.share(gradient);
    method.beginControlFlow("if (rows == 1)").addStatement(stepOfOne(update, "x", "d", w, share));
    update.transposed().ifPresent(copy -> method.addCode(copyAfterOne(update, gradient, copy)));
    method
        .nextControlFlow("else")
        .addStatement(
            gradient.split() == Split.OUTPUTS
                ? stepOfListed(update, w, share)
                : stepOfSome(update, "x", "d", w, share));
    update.transposed().ifPresent(copy -> method.addCode(copyAfterSome(update, gradient, copy)));
    method.endControlFlow();
  }

  private CodeBlock copyAfterOne(Kernel.Update update, Kernel.Gradient gradient, String copy) {
    if (remembers(update)) {
      return transpose(update, copy);
    }
    return CodeBlock.builder()
        .add("// What is not remembered moves the copy to the same bits.\n")
        .beginControlFlow("if (from == 0 && to > 0)")
        .addStatement(stepOfOne(update, "d", "x", copy, turned(gradient)))
        .endControlFlow()
        .build();
  }

  private CodeBlock copyAfterSome(Kernel.Update update, Kernel.Gradient gradient, String copy) {
    if (remembers(update)) {
      return transpose(update, copy);
    }
    return CodeBlock.builder()
        .add("// Few examples move the copy in less time than it takes to turn it.\n")
        .beginControlFlow("if (rows <= $L && from == 0 && to == $L)", FEW, gradient.fanIn())
        .addStatement(stepOfSome(update, "d", "x", copy, turned(gradient)))
        .nextControlFlow("else")
        .add(transpose(update, copy))
        .endControlFlow()
        .build();
  }

  private boolean remembers(Kernel.Update update) {
    return !code(update.optimizer()).state().isEmpty();
  }

  /** All of the copy, whose inputs are the outputs. */
  private static String turned(Kernel.Gradient gradient) {
    return PanelLoops.all(gradient.fanOut(), gradient.fanIn());
  }

  private CodeBlock stepOfOne(
      Kernel.Update update, String x, String d, String weights, String range) {
    return layerCall(
        new PanelKernel.StepOne(update.optimizer(), update.penalties()).method(),
        List.of(x, d, "capacity", weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range);
  }

  private CodeBlock stepOfSome(
      Kernel.Update update, String x, String d, String weights, String range) {
    return layerCall(
        new PanelKernel.StepPanel(update.optimizer(), update.penalties()).method(),
        List.of(x, d, "rows", "capacity", weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range);
  }

  /** Of a large first layer. */
  private CodeBlock stepOfListed(Kernel.Update update, String weights, String range) {
    return layerCall(
        new PanelKernel.StepListedPanel(update.optimizer(), update.penalties()).method(),
        List.of("x", "d", "rows", "capacity", weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range,
        List.of("this.rows.places(from)"));
  }

  private CodeBlock transpose(Kernel.Update update, String copy) {
    return new PanelLayout(numerals).transpose(update.layer(), copy, "from", "to");
  }

  /** Biases are weights of an input that is always 1. */
  private void stepOfBias(
      MethodSpec.Builder method, Kernel.Step kernel, OptimizerCode optimizer, int width) {
    int l = kernel.update().layer();
    if (kernel.gradient().isPresent()) {
      method
          .beginControlFlow("if (rows == 1)")
          .addStatement(
              layerCall(
                  "stepOne",
                  List.of("one", "d", "capacity", "b" + l),
                  optimizer,
                  "b" + l,
                  PanelLoops.all(1, width)))
          .nextControlFlow("else");
    }
    method.addStatement("addAll(delta, rows, gb$L)", l).addStatement(whole(optimizer, l, "b"));
    if (kernel.gradient().isPresent()) {
      method.endControlFlow();
    }
  }

  /**
   * A call of a step.
   *
   * @param suffix of the fields of what the optimizer remembers
   */
  private CodeBlock layerCall(
      String method, List<String> first, OptimizerCode optimizer, String suffix, String range) {
    return layerCall(method, first, optimizer, suffix, range, List.of());
  }

  private CodeBlock layerCall(
      String method,
      List<String> first,
      OptimizerCode optimizer,
      String suffix,
      String range,
      List<String> last) {
    List<String> arguments = new ArrayList<>(first);
    optimizer.state().forEach(name -> arguments.add(name + suffix));
    arguments.add(range);
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    arguments.addAll(last);
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }

  /** The largest norm of the weights into a unit. */
  MethodSpec limit(Kernel.Limit kernel) {
    int l = kernel.layer();
    MethodSpec.Builder method =
        Updates.limitMethod(kernel, numerals)
            .addStatement("panels$1L.addSquares(w$1L, scale$1L, from, to)", l)
            .addCode(Updates.factors(kernel, numerals))
            .addStatement("panels$1L.scaleColumns(w$1L, scale$1L, from, to)", l);
    kernel
        .transposed()
        .ifPresent(
            copy ->
                method.addStatement("panels$1L.scaleTransposed($2L, scale$1L, from, to)", l, copy));
    return method.build();
  }
}

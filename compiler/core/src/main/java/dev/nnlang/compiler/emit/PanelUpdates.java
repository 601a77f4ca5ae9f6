package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.Penalties;
import dev.nnlang.compiler.plan.Split;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Updates of weights in panels: spans of numbers, a vector at a time. */
final class PanelUpdates {
  private final Numerals numerals;
  private final Arithmetic vectors;
  private final Arithmetic vectorsOfRow;

  PanelUpdates(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
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
                    "{@code $L} with {@code G = g mean$L} for {@code count} parameters from {@code at} on, whose"
                        + " sums are in g from {@code sums} on; clears those; whole vectors.",
                    optimizer.formula(),
                    penalized.formula()));
    arrays(method, optimizer);
    PanelTiles.ints(method, "at", "sums", "count");
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
    Arithmetic.Term sum = Arithmetic.Term.of("$T.fromArray(LANES, g, sums + j)", vectors.type());
    return method
        .beginControlFlow("for (int j = 0; j < count; j += V)")
        .addCode(vectors.declare("gradient", penalized.gradient(vectors, sum)))
        .addCode(optimizer.step())
        .addStatement("$T.zero(LANES).intoArray(g, sums + j)", vectors.type())
        .endControlFlow()
        .build();
  }

  /** Gradient and update of all panels of a layer. */
  MethodSpec step(PanelKernel.StepPanel kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "Sums up the gradients of inputs {@code from .. to - 1} and outputs {@code left .. right - 1},"
                        + " which are whole panels or the last, over {@code rows} examples, tile by tile, and moves"
                        + " the weights of a tile before the next; x and d packed for {@code capacity} examples,"
                        + " weights in panels [fanIn x outputs], g all 0."))
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.row(), "d");
    PanelTiles.ints(method, "rows", "capacity");
    arrays(method, optimizer);
    PanelTiles.ints(method, "fanIn", "left", "right", "from", "to");
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
    String span = new PanelKernel.UpdateSpan(kernel.optimizer(), kernel.penalties()).method();
    PanelLoops.overGradientTiles(
        method,
        // Where no other part of the same layer sums up.
        "at + from * across",
        CodeBlock.builder()
            .addStatement(
                spanCall(
                    span,
                    optimizer,
                    "w",
                    "g",
                    "",
                    "at + i * across",
                    "at + from * across",
                    "height * across"))
            .build());
    return method.build();
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
                    new PanelKernel.StepPanel(kernel.optimizer(), kernel.penalties()).method()))
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.row(), "d");
    PanelTiles.ints(method, "capacity");
    method.addParameter(numerals.row(), "w");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
    PanelTiles.ints(method, "fanIn", "left", "right", "from", "to");
    Updates.numbers(optimizer, numerals).forEach(method::addParameter);
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

  private void arrays(MethodSpec.Builder method, OptimizerCode optimizer) {
    method.addParameter(numerals.row(), "w").addParameter(numerals.row(), "g");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
  }

  private CodeBlock spanCall(
      String method,
      OptimizerCode optimizer,
      String w,
      String g,
      String suffix,
      String at,
      String sums,
      String count) {
    List<String> arguments = new ArrayList<>(List.of(w, g));
    optimizer.state().forEach(name -> arguments.add(name + suffix));
    arguments.addAll(List.of(at, sums, count));
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
                          "at",
                          (outputs ? weights.fanIn() : "(to - from)") + " * across"))
                  .endControlFlow();
            });
    kernel
        .transposed()
        .ifPresent(
            copy -> method.addCode(new PanelLayout(numerals).transpose(l, copy, "from", "to")));
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
    return spanCall("updateSpan", optimizer, w, "g" + w, w, "0", "0", w + ".length");
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
    kernel
        .gradient()
        .ifPresent(
            gradient -> {
              Penalties penalties = update.penalties();
              String one = new PanelKernel.StepOne(update.optimizer(), penalties).method();
              String all = new PanelKernel.StepPanel(update.optimizer(), penalties).method();
              CodeBlock copied =
                  update
                      .transposed()
                      .map(copy -> new PanelLayout(numerals).transpose(l, copy, "from", "to"))
                      .orElse(CodeBlock.of(""));
              method
                  .beginControlFlow("if (rows == 1)")
                  .addStatement(
                      layerCall(
                          one,
                          List.of("x", "d", "capacity", "w" + l),
                          optimizer,
                          "" + l,
                          PanelLoops.share(gradient)));
              if (update.transposed().isPresent() && optimizer.state().isEmpty()) {
                method
                    .addComment("What is not remembered moves the copy to the same bits.")
                    .beginControlFlow("if (from == 0 && to > 0)")
                    .addStatement(
                        layerCall(
                            one,
                            List.of("d", "x", "capacity", update.transposed().orElseThrow()),
                            optimizer,
                            "" + l,
                            PanelLoops.all(gradient.fanOut(), gradient.fanIn())))
                    .endControlFlow();
              } else {
                method.addCode(copied);
              }
              method
                  .nextControlFlow("else")
                  .addStatement(
                      layerCall(
                          all,
                          List.of("x", "d", "rows", "capacity", "w" + l, "g" + l),
                          optimizer,
                          "" + l,
                          PanelLoops.share(gradient)))
                  .addCode(copied)
                  .endControlFlow();
            });
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
    List<String> arguments = new ArrayList<>(first);
    optimizer.state().forEach(name -> arguments.add(name + suffix));
    arguments.add(range);
    Updates.numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
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

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.Split;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Updates of layers whose weights are in panels: of spans of numbers, and by steps. */
final class PanelUpdates {
  /**
   * Examples up to which a copy of the weights is moved as they are, and not made anew: its
   * gradient takes a multiply-add for each example and weight, in tiles, and turning a weight about
   * a nanosecond.
   */
  private static final int FEW = 32;

  private final Numerals numerals;
  private final PanelSteps steps;
  private final Arithmetic vectors;

  PanelUpdates(Numerals numerals, VectorNames names, PanelSteps steps) {
    this.numerals = numerals;
    this.steps = steps;
    this.vectors = new VectorArithmetic(names, "at + j");
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
                      steps.call(
                          span,
                          List.of("w" + l, "g" + l),
                          optimizer,
                          Integer.toString(l),
                          "at,$W" + (outputs ? weights.fanIn() : "(to - from)") + " * across"))
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
    return steps.call("updateSpan", List.of(w, "g" + w), optimizer, w, "0,$W" + w + ".length");
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
    return steps.call(
        new PanelKernel.StepOne(update.optimizer(), update.penalties()).method(),
        List.of(x, d, weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range);
  }

  private CodeBlock stepOfSome(
      Kernel.Update update, String x, String d, String weights, String range) {
    return steps.call(
        new PanelKernel.StepPanel(update.optimizer(), update.penalties()).method(),
        List.of(x, d, "rows", "capacity", weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range);
  }

  /** Of a large first layer. */
  private CodeBlock stepOfListed(Kernel.Update update, String weights, String range) {
    return steps.call(
        new PanelKernel.StepListedPanel(update.optimizer(), update.penalties()).method(),
        List.of("x", "d", "rows", "capacity", weights),
        code(update.optimizer()),
        Integer.toString(update.layer()),
        range + ",$Wthis.rows.places(from)");
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
              steps.call(
                  "stepOne",
                  List.of("one", "d", "b" + l),
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

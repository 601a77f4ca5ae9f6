package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What the optimizer makes of a gradient, and what limits weights after it. */
final class Updates {
  /** Inputs whose sums of gradients stay in the first cache. */
  private static final int BLOCK = 16;

  private final Numerals numerals;
  private final Arithmetic numbers;

  Updates(Numerals numerals) {
    this.numerals = numerals;
    this.numbers = new ScalarArithmetic(numerals);
  }

  private OptimizerCode code(Optimizer optimizer) {
    return OptimizerCode.of(optimizer, numerals, numbers);
  }

  /** The update of one row: the gradient with its penalties, then the optimizer's step. */
  MethodSpec row(Kernel.UpdateRow kernel) {
    OptimizerCode optimizer = code(kernel.optimizer());
    Penalized penalized = new Penalized(kernel.penalties(), numerals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code $L} with {@code G = g mean$L}; clears g; rows of $L.",
                    optimizer.formula(),
                    penalized.formula(),
                    kernel.width()))
            .addParameter(numerals.row(), "w")
            .addParameter(numerals.row(), "g");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
    numbers(optimizer, numerals).forEach(method::addParameter);
    return method
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addCode(numbers.declare("gradient", penalized.gradient(numbers, numbers.cell("g"))))
        .addCode(optimizer.step())
        .addStatement("g[j] = 0")
        .endControlFlow()
        .build();
  }

  /** The numbers that every row of an update gets. */
  static List<ParameterSpec> numbers(OptimizerCode optimizer, Numerals numerals) {
    return Stream.concat(Stream.of("eta", "mean"), optimizer.numbers().stream())
        .map(name -> ParameterSpec.builder(numerals.type(), name).build())
        .toList();
  }

  MethodSpec layer(Kernel.Update kernel) {
    int l = kernel.layer();
    OptimizerCode optimizer = code(kernel.optimizer());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(Doc.of("$L", layerJavadoc(kernel)));
    numbers(optimizer, numerals).forEach(method::addParameter);
    kernel
        .weights()
        .ifPresent(
            weights ->
                method
                    .addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .beginControlFlow("for (int i = from; i < to; i++)")
                    .addStatement(
                        rowCall(
                            Kernel.UpdateRow.name(weights.fanOut(), kernel.penalties()),
                            optimizer,
                            "w" + l + "[i]",
                            "g" + l + "[i]",
                            Integer.toString(l),
                            "[i]"))
                    .endControlFlow());
    kernel
        .transposed()
        .ifPresent(copy -> method.addStatement("transpose(w$L, $L, from, to)", l, copy));
    if (kernel.bias().isPresent() || kernel.slopes().isPresent()) {
      method.addParameter(TypeName.BOOLEAN, "first").beginControlFlow("if (first)");
      kernel.bias().ifPresent(width -> method.addStatement(whole(optimizer, width, l, "b")));
      kernel.slopes().ifPresent(width -> method.addStatement(whole(optimizer, width, l, "slope")));
      method.endControlFlow();
    }
    return method.build();
  }

  /** The update of all biases, or of all slopes. */
  private CodeBlock whole(OptimizerCode optimizer, int width, int l, String name) {
    return rowCall("updateRow" + width, optimizer, name + l, "g" + name + l, name + l, "");
  }

  /** Gradient and update of one layer, some inputs at a time. */
  MethodSpec step(Kernel.Step kernel) {
    Kernel.Update update = kernel.update();
    int l = update.layer();
    OptimizerCode optimizer = code(update.optimizer());
    MethodSpec.Builder method = stepMethod(kernel, numerals);
    kernel.gradient().ifPresent(gradient -> method.addParameter(numerals.rows(), "x"));
    kernel
        .gradient()
        .filter(gradient -> update.bias().isEmpty())
        .ifPresent(gradient -> method.addParameter(numerals.rows(), "delta"));
    method.addParameter(TypeName.INT, "rows");
    stepParameters(method, kernel, optimizer, numerals);
    boolean skips =
        kernel.gradient().filter(gradient -> gradient.tiling().skipsZeros()).isPresent();
    if (skips) {
      method.addStatement(
          "$1T places = this.rows.places(from).over(delta, rows)", PlacesWriter.NAME);
    }
    kernel
        .gradient()
        .ifPresent(
            gradient ->
                method
                    .addComment(
                        "The sums of some inputs at a time, in the rows of this part's first.")
                    .beginControlFlow("for (int block = from; block < to; block += $L)", BLOCK)
                    .addStatement("int end = Math.min(block + $L, to)", BLOCK)
                    .addStatement(
                        "$1L(x, delta, rows, g$2L, block - from, block, end$3L)",
                        gradient.method(),
                        l,
                        skips ? ", places" : "")
                    .beginControlFlow("for (int i = block; i < end; i++)")
                    .addStatement(
                        rowCall(
                            Kernel.UpdateRow.name(gradient.fanOut(), update.penalties()),
                            optimizer,
                            "w" + l + "[i]",
                            "g" + l + "[from + i - block]",
                            Integer.toString(l),
                            "[i]"))
                    .endControlFlow()
                    .endControlFlow());
    update
        .transposed()
        .ifPresent(copy -> method.addStatement("transpose(w$L, $L, from, to)", l, copy));
    if (update.bias().isPresent() || update.slopes().isPresent()) {
      method.beginControlFlow("if (first)");
      update
          .bias()
          .ifPresent(
              width ->
                  method
                      .beginControlFlow("for (int n = 0; n < rows; n++)")
                      .addStatement("add1x$L(1, delta[n], gb$L)", width, l)
                      .endControlFlow()
                      .addStatement(whole(optimizer, width, l, "b")));
      kernel
          .slopes()
          .ifPresent(
              slopes ->
                  method
                      .addStatement("$L(s, dx, rows, gslope$L)", slopes.method(), l)
                      .addStatement(whole(optimizer, slopes.width(), l, "slope")));
      method.endControlFlow();
    }
    return method.build();
  }

  /** The beginning of a method that takes a layer's gradient and update at once. */
  static MethodSpec.Builder stepMethod(Kernel.Step kernel, Numerals numerals) {
    return MethodSpec.methodBuilder(kernel.method())
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(
            Doc.of(
                "Adds up the gradient of layer $L over {@code rows} examples, and as soon as a sum is complete:"
                    + " $L",
                kernel.update().layer(),
                lowered(layerJavadoc(kernel.update()))));
  }

  private static String lowered(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** What follows in its parameters on the rows of x and delta. */
  static void stepParameters(
      MethodSpec.Builder method, Kernel.Step kernel, OptimizerCode optimizer, Numerals numerals) {
    if (kernel.update().bias().isPresent()) {
      method.addParameter(numerals.rows(), "delta");
    }
    if (kernel.slopes().isPresent()) {
      method.addParameter(numerals.rows(), "s").addParameter(numerals.rows(), "dx");
    }
    numbers(optimizer, numerals).forEach(method::addParameter);
    if (kernel.gradient().isPresent()) {
      method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
    }
    if (kernel.update().bias().isPresent() || kernel.update().slopes().isPresent()) {
      method.addParameter(TypeName.BOOLEAN, "first");
    }
  }

  static String layerJavadoc(Kernel.Update kernel) {
    List<String> moved = new ArrayList<>();
    kernel
        .weights()
        .ifPresent(
            weights ->
                moved.add(
                    (weights.split() == Split.OUTPUTS ? "weights of outputs" : "weights of inputs")
                        + " {@code from .. to - 1}"));
    if (kernel.bias().isPresent()) {
      moved.add("biases where {@code first}");
    }
    if (kernel.slopes().isPresent()) {
      moved.add("slopes where {@code first}");
    }
    String copied = kernel.transposed().isPresent() ? "; copies weights into their transpose" : "";
    return "Moves what layer "
        + kernel.layer()
        + " learns: "
        + String.join(", ", moved)
        + copied
        + ".";
  }

  /** {@code updateRow128(w1[i], g1[i], v1[i], eta, mean)}. */
  private CodeBlock rowCall(
      String row, OptimizerCode optimizer, String w, String g, String suffix, String index) {
    return call(row, List.of(w, g), optimizer, suffix + index, List.of(), numerals);
  }

  /**
   * A call of what moves parameters.
   *
   * @param first up to the parameters
   * @param suffix of what the optimizer remembers of them
   * @param range which of them, where it is not all
   */
  static CodeBlock call(
      String method,
      List<String> first,
      OptimizerCode optimizer,
      String suffix,
      List<String> range,
      Numerals numerals) {
    List<String> arguments = new ArrayList<>(first);
    optimizer.state().forEach(name -> arguments.add(name + suffix));
    arguments.addAll(range);
    numbers(optimizer, numerals).forEach(number -> arguments.add(number.name()));
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }

  /** The largest norm of the weights into a unit. */
  MethodSpec limit(Kernel.Limit kernel) {
    int l = kernel.layer();
    MethodSpec.Builder method =
        limitMethod(kernel, numerals)
            .beginControlFlow("for ($T w : w$L)", numerals.row(), l)
            .beginControlFlow("for (int j = from; j < to; j++)")
            .addStatement("scale$1L[j] = $2T.fma(w[j], w[j], scale$1L[j])", l, Math.class)
            .endControlFlow()
            .endControlFlow()
            .addCode(factors(kernel, numerals))
            .beginControlFlow("for ($T w : w$L)", numerals.row(), l)
            .beginControlFlow("for (int j = from; j < to; j++)")
            .addStatement("w[j] *= scale$L[j]", l)
            .endControlFlow()
            .endControlFlow();
    kernel
        .transposed()
        .ifPresent(
            copy ->
                method
                    .beginControlFlow("for (int j = from; j < to; j++)")
                    .addStatement("$T t = $L[j]", numerals.row(), copy)
                    .beginControlFlow("for (int i = 0; i < $L; i++)", kernel.fanIn())
                    .addStatement("t[i] *= scale$L[j]", l)
                    .endControlFlow()
                    .endControlFlow());
    return method.build();
  }

  /** The beginning of a method that limits norms: it is to add squares to {@code scale}. */
  static MethodSpec.Builder limitMethod(Kernel.Limit kernel, Numerals numerals) {
    int l = kernel.layer();
    return MethodSpec.methodBuilder(kernel.method())
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(
            Doc.of(
                "Scales the weights into each of the signals {@code from .. to - 1} of layer $1L down to a"
                    + " norm of {@code $2L}, where they are longer; W$1L [$3L x $4L].",
                l,
                numerals.literal(kernel.norm()),
                kernel.fanIn(),
                kernel.fanOut()))
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("$T.fill(scale$L, from, to, 0)", Arrays.class, l);
  }

  /** Makes factors of the squares in {@code scale}; returns where all are 1. */
  static CodeBlock factors(Kernel.Limit kernel, Numerals numerals) {
    int l = kernel.layer();
    String norm = numerals.literal(kernel.norm());
    return CodeBlock.builder()
        .addStatement("boolean longer = false")
        .beginControlFlow("for (int j = from; j < to; j++)")
        .addStatement(
            "$1T norm = $2L", numerals.type(), numerals.rounded("Math.sqrt(scale" + l + "[j])"))
        .addStatement("longer |= norm > $L", norm)
        .addStatement("scale$1L[j] = norm > $2L ? $2L / norm : $3L", l, norm, numerals.literal(1))
        .endControlFlow()
        .beginControlFlow("if (!longer)")
        .addStatement("return")
        .endControlFlow()
        .build();
  }
}

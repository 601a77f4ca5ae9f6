package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.Penalties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What the optimizer makes of a gradient, and what limits weights after it. */
final class Updates {
  private final Numerals numerals;

  Updates(Numerals numerals) {
    this.numerals = numerals;
  }

  /** The update of one row: the gradient with its penalties, then the optimizer's step. */
  MethodSpec row(Kernel.UpdateRow kernel) {
    OptimizerCode optimizer = OptimizerCode.of(kernel.optimizer(), numerals);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code $L} with {@code G = g mean$L}; clears g; rows of $L.",
                    optimizer.formula(),
                    penaltyFormula(kernel.penalties()),
                    kernel.width()))
            .addParameter(numerals.row(), "w")
            .addParameter(numerals.row(), "g");
    optimizer.state().forEach(name -> method.addParameter(numerals.row(), name));
    numbers(optimizer, numerals).forEach(method::addParameter);
    return method
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("$T gradient = $L", numerals.type(), gradient(kernel.penalties()))
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

  private CodeBlock gradient(Penalties penalties) {
    CodeBlock gradient = CodeBlock.of("g[j] * mean");
    if (penalties.l2() > 0) {
      gradient =
          CodeBlock.of(
              "$T.fma($L, w[j], $L)", Math.class, numerals.literal(2 * penalties.l2()), gradient);
    }
    if (penalties.l1() > 0) {
      String strength = numerals.literal(penalties.l1());
      gradient = CodeBlock.of("$2L + (w[j] > 0 ? $1L : w[j] < 0 ? -$1L : 0)", strength, gradient);
    }
    return gradient;
  }

  private String penaltyFormula(Penalties penalties) {
    String l2 = penalties.l2() > 0 ? " + " + numerals.literal(2 * penalties.l2()) + " w" : "";
    return penalties.l1() > 0 ? l2 + " + " + numerals.literal(penalties.l1()) + " sign(w)" : l2;
  }

  MethodSpec layer(Kernel.Update kernel) {
    int l = kernel.layer();
    OptimizerCode optimizer = OptimizerCode.of(kernel.optimizer(), numerals);
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
                            l,
                            "",
                            "[i]"))
                    .endControlFlow());
    kernel
        .transposed()
        .ifPresent(copy -> method.addStatement("transpose(w$L, $L, from, to)", l, copy));
    if (kernel.bias().isEmpty() && kernel.slopes().isEmpty()) {
      return method.build();
    }
    method.addParameter(TypeName.BOOLEAN, "first").beginControlFlow("if (first)");
    kernel
        .bias()
        .ifPresent(
            width -> method.addStatement(rowCall("updateRow" + width, optimizer, l, "b", "")));
    kernel
        .slopes()
        .ifPresent(
            width -> method.addStatement(rowCall("updateRow" + width, optimizer, l, "slope", "")));
    return method.endControlFlow().build();
  }

  private static String layerJavadoc(Kernel.Update kernel) {
    List<String> moved = new ArrayList<>();
    if (kernel.weights().isPresent()) {
      moved.add("weights of inputs {@code from .. to - 1}");
    }
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
      String row, OptimizerCode optimizer, int l, String parameter, String index) {
    String name = parameter.isEmpty() ? "w" : parameter;
    StringBuilder arguments = new StringBuilder();
    arguments.append(name).append(l).append(index).append(",$W");
    arguments.append('g').append(parameter).append(l).append(index).append(",$W");
    for (String state : optimizer.state()) {
      arguments.append(state).append(parameter).append(l).append(index).append(",$W");
    }
    arguments.append(
        numbers(optimizer, numerals).stream()
            .map(ParameterSpec::name)
            .collect(Collectors.joining(",$W")));
    return CodeBlock.of(row + "(" + arguments + ")");
  }

  /** The largest norm of the weights into a unit. */
  MethodSpec limit(Kernel.Limit kernel) {
    int l = kernel.layer();
    String norm = numerals.literal(kernel.norm());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                Doc.of(
                    "Scales the weights into each of the signals {@code from .. to - 1} of layer $L down to a"
                        + " norm of {@code $L}, where they are longer; W$L [$L x $L].",
                    l,
                    norm,
                    l,
                    kernel.fanIn(),
                    kernel.fanOut()))
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("$T.fill(scale$L, from, to, 0)", Arrays.class, l)
            .beginControlFlow("for ($T w : w$L)", numerals.row(), l)
            .beginControlFlow("for (int j = from; j < to; j++)")
            .addStatement("scale$1L[j] = $2T.fma(w[j], w[j], scale$1L[j])", l, Math.class)
            .endControlFlow()
            .endControlFlow()
            .addStatement("boolean longer = false")
            .beginControlFlow("for (int j = from; j < to; j++)")
            .addStatement(
                "$1T norm = $2L", numerals.type(), numerals.rounded("Math.sqrt(scale" + l + "[j])"))
            .addStatement("longer |= norm > $L", norm)
            .addStatement(
                "scale$1L[j] = norm > $2L ? $2L / norm : $3L", l, norm, numerals.literal(1))
            .endControlFlow()
            .beginControlFlow("if (!longer)")
            .addStatement("return")
            .endControlFlow()
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
}

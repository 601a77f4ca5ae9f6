package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Forward propagation, layer by layer up to the signals of the last. */
final class PropagationWriter {
  private final Plan plan;
  private final Numerals numerals;

  PropagationWriter(Plan plan, Numerals numerals) {
    this.plan = plan;
    this.numerals = numerals;
  }

  /** For any rows, and for one alone where that has a road of its own. */
  void write(TypeSpec.Builder type) {
    type.addMethod(propagate(type));
    if (plan.hasRoadOfRow()) {
      type.addMethod(propagateOne());
    }
  }

  private MethodSpec propagate(TypeSpec.Builder type) {
    List<ParameterSpec> parameters =
        List.of(
            ParameterSpec.builder(RowsWriter.NAME, "rows").build(),
            ParameterSpec.builder(TypeName.INT, "from").build(),
            ParameterSpec.builder(TypeName.INT, "to").build());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("propagate")
            .addJavadoc(
                Doc.of(
                    "Forward propagation of rows {@code from .. to - 1}, up to the last layer's signals."))
            .addModifiers(Modifier.PRIVATE)
            .addParameters(parameters);
    if (plan.hasRoadOfRow()) {
      method
          .beginControlFlow("if (to - from == 1)")
          .addStatement("propagateOne(rows, rows.x0[from], from)")
          .addStatement("return")
          .endControlFlow();
    }
    List<CodeBlock> statements =
        plan.layers().stream().map(layer -> propagate(layer, "from", "to")).toList();
    new Chain(type, "propagate", parameters).writeTo(method, statements, Chain.BYTECODES_OF_A_CALL);
    return method.build();
  }

  /** Signal and unit of {@code layer} over rows {@code from .. to - 1}. */
  private CodeBlock propagate(LayerPlan layer, String from, String to) {
    CodeBlock.Builder block = CodeBlock.builder();
    layer
        .signal()
        .ifPresent(
            kernel ->
                block.addStatement(
                    "$L(rows.x$L, rows.$L, $L, $L)",
                    kernel.method(),
                    layer.number() - 1,
                    layer.signalRows(),
                    from,
                    to));
    if (layer.number() < plan.last().number()) {
      layer
          .activate()
          .ifPresent(
              kernel ->
                  block.addStatement(activateCall(layer, "rows." + layer.signalRows(), from, to)));
    }
    return block.build();
  }

  private MethodSpec propagateOne() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("propagateOne")
            .addJavadoc(Doc.of("The same for row {@code n} alone, whose inputs are {@code x0}."))
            .addModifiers(Modifier.PRIVATE)
            .addParameter(RowsWriter.NAME, "rows")
            .addParameter(numerals.row(), "x0")
            .addParameter(TypeName.INT, "n");
    String below = "x0";
    for (LayerPlan layer : plan.layers()) {
      String above = "rows." + layer.signalRows() + "[n]";
      method.addStatement("$L($L, $L)", layer.ofRow().orElseThrow().method(), below, above);
      below = above;
    }
    return method.build();
  }

  /** A call of the unit of {@code layer} over rows {@code from .. to - 1}. */
  static CodeBlock activateCall(LayerPlan layer, String signals) {
    return activateCall(layer, signals, "from", "to");
  }

  /** The same over rows {@code from .. to - 1}. */
  static CodeBlock activateCall(LayerPlan layer, String signals, String from, String to) {
    List<String> arguments = new ArrayList<>();
    if (layer.apart()) {
      arguments.add(signals);
    }
    if (layer.hasSlopes()) {
      arguments.add("slope" + layer.number());
    }
    arguments.add("rows." + layer.outputRows());
    arguments.add(from);
    arguments.add(to);
    return CodeBlock.of(
        layer.activate().orElseThrow().method() + "(" + String.join(",$W", arguments) + ")");
  }
}

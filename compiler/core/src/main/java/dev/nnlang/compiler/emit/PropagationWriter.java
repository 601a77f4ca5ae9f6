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
  /** From the signals of a first layer on, which threads make by outputs and not by rows. */
  static final String FROM_SIGNALS = "propagateSignals";

  private static final List<ParameterSpec> PARAMETERS =
      List.of(
          ParameterSpec.builder(RowsWriter.NAME, "rows").build(),
          ParameterSpec.builder(TypeName.INT, "from").build(),
          ParameterSpec.builder(TypeName.INT, "to").build());

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
    MethodSpec.Builder method =
        overRows(
            "propagate",
            "Forward propagation of rows {@code from .. to - 1}, up to the last layer's signals.");
    if (plan.hasRoadOfRow()) {
      method
          .beginControlFlow("if (to - from == 1)")
          .addStatement("propagateOne(rows, rows.x0[from], from)")
          .addStatement("return")
          .endControlFlow();
    }
    if (plan.enters()) {
      LayerPlan first = plan.layers().get(0);
      method.addCode(signal(first)).addStatement("$L(rows, from, to)", FROM_SIGNALS);
      type.addMethod(propagateSignals(type));
    } else {
      chain(type, "propagate", method, plan.layers().stream().map(this::propagate).toList());
    }
    return method.build();
  }

  private MethodSpec propagateSignals(TypeSpec.Builder type) {
    MethodSpec.Builder method =
        overRows(FROM_SIGNALS, "{@code propagate} from the signals of the first layer on.");
    List<CodeBlock> statements = new ArrayList<>(List.of(activate(plan.layers().get(0))));
    plan.layers().stream().skip(1).map(this::propagate).forEach(statements::add);
    chain(type, FROM_SIGNALS, method, statements);
    return method.build();
  }

  private static MethodSpec.Builder overRows(String name, String javadoc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Doc.of(javadoc))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(PARAMETERS);
  }

  private static void chain(
      TypeSpec.Builder type, String name, MethodSpec.Builder method, List<CodeBlock> statements) {
    new Chain(type, name, PARAMETERS).writeTo(method, statements, Chain.BYTECODES_OF_A_CALL);
  }

  /** Signal and unit of {@code layer} over rows {@code from .. to - 1}. */
  private CodeBlock propagate(LayerPlan layer) {
    return CodeBlock.builder().add(signal(layer)).add(activate(layer)).build();
  }

  private static CodeBlock signal(LayerPlan layer) {
    CodeBlock.Builder block = CodeBlock.builder();
    layer
        .signal()
        .ifPresent(
            kernel -> {
              boolean byOutputs = layer.byOutputs();
              block.addStatement(
                  "$L("
                      + (kernel.findsPlaces() ? "rows,$W" : "")
                      + "rows.x$L,$Wrows.$L,$W"
                      + (byOutputs ? Span.ofRow(kernel.fanOut()).arguments() + ",$W" : "")
                      + "from,$Wto)",
                  kernel.method(),
                  layer.number() - 1,
                  layer.signalRows());
            });
    return block.build();
  }

  private CodeBlock activate(LayerPlan layer) {
    CodeBlock.Builder block = CodeBlock.builder();
    if (layer.number() < plan.last().number()) {
      layer
          .activate()
          .ifPresent(
              kernel -> block.addStatement(activateCall(layer, "rows." + layer.signalRows())));
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

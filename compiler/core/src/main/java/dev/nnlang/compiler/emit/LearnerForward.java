package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a learner takes examples and carries them up to their losses, through what is dropped. */
final class LearnerForward {
  private static final int BYTECODES_OF_A_LAYER = 96;

  private final Plan plan;
  private final LearnerPlan learner;
  private final Numerals numerals;
  private final Layout layout;
  private final boolean classes;

  LearnerForward(Plan plan, LearnerPlan learner, Numerals numerals) {
    this.plan = plan;
    this.learner = learner;
    this.numerals = numerals;
    this.layout = Layout.of(plan.target(), numerals);
    this.classes = plan.network().task() == Task.CLASSIFICATION;
  }

  void write(TypeSpec.Builder type) {
    type.addMethod(load());
    if (plan.drops()) {
      type.addMethod(loadWithNoise()).addMethod(propagateDropping(type));
    }
    if (plan.enters()) {
      type.addMethod(enters()).addMethod(enter());
    }
    type.addMethod(forward());
  }

  /** The buffer of the labels or targets. */
  String target() {
    return classes ? "labels" : "targets";
  }

  private MethodSpec load() {
    MethodSpec.Builder method = loadMethod().addStatement("loaded = to - from");
    if (plan.drops()) {
      method.addStatement("dropping = false");
    }
    return method
        .beginControlFlow("for (int n = 0; n < loaded; n++)")
        .addStatement("rows.x0[n] = examples.input(order[from + n])")
        .addStatement(
            classes
                ? "labels[n] = examples.label(order[from + n])"
                : "targets[n] = examples.target(order[from + n])")
        .endControlFlow()
        .build();
  }

  private MethodSpec loadWithNoise() {
    return loadMethod()
        .addParameter(TypeName.LONG, "noise")
        .addStatement("load(examples, order, from, to)")
        .addStatement("this.noise = noise")
        .addStatement("dropping = true")
        .build();
  }

  private MethodSpec.Builder loadMethod() {
    return NetworkWriter.override("load")
        .addParameter(ParameterizedTypeName.get(RuntimeNames.EXAMPLES, numerals.row()), "examples")
        .addParameter(ArrayTypeName.of(TypeName.INT), "order")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to");
  }

  private static MethodSpec enters() {
    return NetworkWriter.override("enters")
        .returns(TypeName.BOOLEAN)
        .addStatement("return true")
        .build();
  }

  private MethodSpec enter() {
    LayerPlan first = plan.layers().get(0);
    Kernel.Signal signal = first.signal().orElseThrow();
    return NetworkWriter.override("enter")
        .addParameters(LearnerWriter.parts())
        .addStatement(
            "$L(rows,$Wrows.x0,$Wrows.$L,$W$L,$W0,$Wloaded)",
            signal.method(),
            first.signalRows(),
            layout.share(signal.split(), signal.fanIn(), signal.fanOut()))
        .build();
  }

  private MethodSpec forward() {
    String propagate =
        (plan.enters() ? PropagationWriter.FROM_SIGNALS : "propagate") + "(rows, from, to)";
    LayerPlan last = plan.last();
    MethodSpec.Builder method =
        NetworkWriter.override("forward").addParameters(LearnerWriter.range());
    if (plan.drops()) {
      method
          .beginControlFlow("if (dropping)")
          .addStatement("propagateDropping(from, to)")
          .nextControlFlow("else")
          .addStatement(propagate)
          .endControlFlow();
    } else {
      method.addStatement(propagate);
    }
    String outputs = "rows." + last.outputRows();
    if (!learner.loss().ofSignals()) {
      last.activate()
          .ifPresent(
              kernel ->
                  method.addStatement(
                      PropagationWriter.activateCall(last, "rows." + last.signalRows())));
    }
    String signals =
        learner.loss().ofSignals() && last.apart() ? "rows." + last.signalRows() + ",$W" : "";
    return method
        .addStatement(
            CodeBlock.of(
                "$L("
                    + signals
                    + outputs
                    + ",$W"
                    + target()
                    + columns(last)
                    + ",$Wlosses,$Wfrom,$Wto)",
                learner.loss().method()))
        .build();
  }

  /** Sensitivities that are not made yet, in whose rows there is room for columns. */
  private String columns(LayerPlan last) {
    return learner.loss().byColumns() ? ",$Wdelta" + last.number() : "";
  }

  /** As {@code propagate} of the network, through what is dropped. */
  private MethodSpec propagateDropping(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    plan.inputDrop().ifPresent(drop -> statements.add(dropCall(drop)));
    for (LayerPlan layer : plan.layers()) {
      String below = entering(layer.number(), "dropped");
      CodeBlock.Builder block = CodeBlock.builder();
      layer
          .signal()
          .filter(signal -> !layer.byOutputs())
          .ifPresent(
              signal ->
                  block.addStatement(
                      "$L(" + (signal.findsPlaces() ? "rows, " : "") + "$L, rows.$L, from, to)",
                      signal.method(),
                      below,
                      layer.signalRows()));
      if (layer.number() < plan.last().number()) {
        String signals =
            layer.storage() == LayerPlan.Storage.BELOW ? below : "rows." + layer.signalRows();
        layer
            .activate()
            .ifPresent(
                kernel -> block.addStatement(PropagationWriter.activateCall(layer, signals)));
      }
      layer.drop().ifPresent(drop -> block.add(dropCall(drop)));
      statements.add(block.build());
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("propagateDropping")
            .addJavadoc(
                Doc.of(
                    "Forward propagation of rows {@code from .. to - 1} with what the noise drops, up to the"
                        + " last layer's signals."))
            .addModifiers(Modifier.PRIVATE)
            .addParameters(LearnerWriter.range());
    new Chain(type, "propagateDropping", LearnerWriter.range())
        .writeTo(method, statements, BYTECODES_OF_A_LAYER);
    return method.build();
  }

  private static CodeBlock dropCall(Kernel.Drop drop) {
    return CodeBlock.builder()
        .addStatement(
            "$1L(rows.x$2L, mask$2L, dropped$2L, noise, from, to)", drop.method(), drop.layer())
        .build();
  }

  /**
   * What enters layer {@code number}.
   *
   * @param dropped names the buffer behind a dropout
   */
  private String entering(int number, String dropped) {
    boolean drops =
        number == 1
            ? plan.inputDrop().isPresent()
            : plan.layers().get(number - 2).drop().isPresent();
    return (drops ? dropped : "rows.x") + (number - 1);
  }

  /** What enters layer {@code number}, whether something is dropped or not. */
  String entering(int number) {
    String dropped = entering(number, "dropped");
    return dropped.startsWith("dropped")
        ? "dropping ? " + dropped + " : rows.x" + (number - 1)
        : dropped;
  }

  /** The rows of the signals of {@code layer}. */
  String signals(LayerPlan layer) {
    return layer.storage() == LayerPlan.Storage.BELOW
        ? entering(layer.number())
        : "rows." + layer.signalRows();
  }
}

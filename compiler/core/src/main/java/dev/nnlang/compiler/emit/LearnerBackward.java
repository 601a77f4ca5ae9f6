package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.SlopeSource;
import dev.nnlang.compiler.plan.Target;
import java.util.ArrayList;
import java.util.List;

/** How a learner carries sensitivities down, and lays out what gradients are made of. */
final class LearnerBackward {
  private final Plan plan;
  private final LearnerPlan learner;
  private final LearnerForward forward;
  private final Layout layout;

  LearnerBackward(Plan plan, LearnerPlan learner, Numerals numerals, LearnerForward forward) {
    this.plan = plan;
    this.learner = learner;
    this.forward = forward;
    this.layout = Layout.of(plan.target(), numerals);
  }

  MethodSpec write(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (int l = plan.layers().size(); l >= 1; l--) {
      LayerTraining training = learner.layers().get(l - 1);
      training
          .sensitivity()
          .ifPresent(
              kernel ->
                  statements.add(
                      CodeBlock.builder().addStatement(sensitivityCall(training, kernel)).build()));
    }
    for (LayerTraining training : learner.layers()) {
      if (packs(plan, learner, training)) {
        statements.add(pack(training));
      }
    }
    return LearnerWriter.chained(type, "backward", LearnerWriter.range(), statements);
  }

  /** Whether gradients run down panels of what enters the layer and of its sensitivities. */
  static boolean packs(Plan plan, LearnerPlan learner, LayerTraining training) {
    return plan.target() == Target.VECTOR
        && (training.gradient().isPresent()
            || (training.layer().tied() && learner.layers().get(0).gradient().isPresent()));
  }

  /** Through a tied decoder, W1^T leads from x1 to delta2. */
  private CodeBlock pack(LayerTraining training) {
    LayerPlan layer = training.layer();
    int l = layer.number();
    Layer.Dense dense = layer.dense().orElseThrow();
    return CodeBlock.builder()
        .beginControlFlow("if (loaded > 1)")
        .addStatement(
            packCall(
                forward.entering(l),
                // The rows of the examples are not filled up to whole vectors.
                l == 1 ? CodeBlock.of("$L / V * V", dense.fanIn()) : layout.length(dense.fanIn()),
                dense.fanIn(),
                "px" + l))
        .addStatement(
            packCall("delta" + l, layout.length(dense.fanOut()), dense.fanOut(), "pd" + l))
        .endControlFlow()
        .build();
  }

  private static CodeBlock packCall(String rows, CodeBlock whole, int width, String panels) {
    return CodeBlock.of(
        "pack(" + rows + ",$W$L,$W$L,$W$L,$Wlosses.length,$Wfrom,$Wto)", whole, width, panels);
  }

  /** A call with what {@link Sensitivities} takes, in its order. */
  private CodeBlock sensitivityCall(LayerTraining training, Kernel.Sensitivity kernel) {
    LayerPlan layer = training.layer();
    int l = layer.number();
    List<String> arguments = new ArrayList<>(kernel.source().accept(new SourceArguments(l)));
    if (kernel.told() == Kernel.Told.BY_SIGNAL) {
      arguments.add(forward.signals(layer));
    }
    if (kernel.source() instanceof SlopeSource.OfLoss || kernel.told() == Kernel.Told.BY_OUTPUT) {
      arguments.add("rows." + layer.outputRows());
    }
    if (layer.hasSlopes()) {
      arguments.add("slope" + l);
    }
    if (kernel.dropped()) {
      arguments.add("mask" + l);
      arguments.add("dropping");
    }
    if (kernel.keepsSlope()) {
      arguments.add("dx" + l);
    }
    arguments.add("delta" + l);
    arguments.add("from");
    arguments.add("to");
    return call(kernel.method(), arguments);
  }

  private final class SourceArguments implements SlopeSource.Visitor<List<String>> {
    private final int l;

    SourceArguments(int l) {
      this.l = l;
    }

    @Override
    public List<String> ofLoss(SlopeSource.OfLoss source) {
      return List.of(forward.target());
    }

    @Override
    public List<String> ofProduct(SlopeSource.OfProduct source) {
      // The transpose of the transpose of W1 is W1.
      boolean tied = plan.layers().get(l).tied();
      return List.of("delta" + (l + 1), tied ? "w1" : "t" + (l + 1));
    }

    @Override
    public List<String> ofUnitAbove() {
      return List.of("delta" + (l + 1));
    }
  }

  /** A call whose line may be broken between arguments. */
  private static CodeBlock call(String method, List<String> arguments) {
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }
}

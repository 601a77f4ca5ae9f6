package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.SlopeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A nested class that trains: the order in which kernels run over the buffers of a chunk. */
final class LearnerWriter {
  private static final int BYTECODES_OF_A_CALL = 48;

  private final Plan plan;
  private final LearnerPlan learner;
  private final Numerals numerals;
  private final KernelWriter kernels;
  private final LearnerBuffers buffers;
  private final LearnerForward forward;

  LearnerWriter(Plan plan, LearnerPlan learner, Numerals numerals, KernelWriter kernels) {
    this.plan = plan;
    this.learner = learner;
    this.numerals = numerals;
    this.kernels = kernels;
    this.buffers = new LearnerBuffers(plan, learner, numerals);
    this.forward = new LearnerForward(plan, learner, numerals);
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(learner.className())
            .addJavadoc(Doc.of("$L", javadoc()))
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.LEARNER, numerals.row()));
    buffers.write(type);
    type.addMethod(capacity()).addMethod(buffers.reset(type));
    forward.write(type);
    type.addMethod(backward(type)).addMethod(gradient(type)).addMethod(update(type));
    if (learner.layers().stream().anyMatch(layer -> layer.limit().isPresent())) {
      type.addMethod(limit(type));
    }
    type.addMethod(getter("loss", TypeName.DOUBLE, "losses"))
        .addMethod(getter("hit", TypeName.BOOLEAN, "hits"))
        .addMethod(getter("output", numerals.row(), "rows." + plan.last().outputRows()))
        .addMethod(layerInput())
        .addMethod(buffers.gradients(type));
    learner.own().forEach(kernel -> type.addMethod(kernel.accept(kernels)));
    return type.build();
  }

  private String javadoc() {
    String trained =
        learner
            .need()
            .only()
            .map(names -> "the layers {@code " + String.join(", ", names) + "}")
            .orElse("the weights");
    return "Backpropagation by sensitivities of {@code "
        + learner.need().loss().spelling()
        + "}, and the update by {@code "
        + learner.need().optimizer().spelling()
        + "}; trains "
        + trained
        + " of the network around it.";
  }

  private MethodSpec capacity() {
    return override("capacity").returns(TypeName.INT).addStatement("return losses.length").build();
  }

  private MethodSpec backward(TypeSpec.Builder type) {
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
    return chained(type, "backward", range(), statements);
  }

  /** A call with what {@link Sensitivities} takes, in its order. */
  private CodeBlock sensitivityCall(LayerTraining training, Kernel.Sensitivity kernel) {
    LayerPlan layer = training.layer();
    int l = layer.number();
    List<String> arguments = new ArrayList<>(kernel.source().accept(new SourceArguments(l)));
    if (kernel.told() == Kernel.Told.BY_SIGNAL) {
      arguments.add(
          layer.storage() == LayerPlan.Storage.BELOW
              ? forward.entering(l)
              : "rows." + layer.signalRows());
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

  private MethodSpec gradient(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining training : learner.layers()) {
      LayerPlan layer = training.layer();
      int l = layer.number();
      training
          .gradient()
          .ifPresent(
              kernel -> {
                statements.add(gradientCall(kernel, forward.entering(l), "delta" + l));
                if (learner.tied()) {
                  // Through the decoder, W1^T leads from x1 to delta2.
                  statements.add(gradientCall(kernel, "delta2", forward.entering(2)));
                }
              });
      if (training.trainsBias()) {
        statements.add(
            CodeBlock.builder()
                .beginControlFlow("if (part == 0)")
                .beginControlFlow("for (int n = 0; n < loaded; n++)")
                .addStatement("add1x$1L(1, delta$2L[n], gb$2L)", layer.signals(), l)
                .endControlFlow()
                .endControlFlow()
                .build());
      }
      training
          .slopes()
          .ifPresent(
              kernel ->
                  statements.add(
                      CodeBlock.builder()
                          .beginControlFlow("if (part == 0)")
                          .addStatement(
                              "$L($L, dx$L, loaded, gslope$L)",
                              kernel.method(),
                              layer.storage() == LayerPlan.Storage.BELOW
                                  ? forward.entering(l)
                                  : "rows." + layer.signalRows(),
                              l,
                              l)
                          .endControlFlow()
                          .build()));
    }
    return chained(type, "gradient", parts(), statements);
  }

  private static CodeBlock gradientCall(Kernel.Gradient kernel, String rows, String deltas) {
    return CodeBlock.builder()
        .addStatement(
            "$L(" + rows + ",$W" + deltas + ",$Wloaded,$Wg$L,$W$L)",
            kernel.method(),
            kernel.layer(),
            share(kernel.fanIn()))
        .build();
  }

  private MethodSpec update(TypeSpec.Builder type) {
    MethodSpec.Builder method =
        override("update")
            .addParameters(parts())
            .addParameter(TypeName.DOUBLE, "rate")
            .addParameter(TypeName.INT, "examples")
            .addParameter(TypeName.LONG, "step");
    if (!learner.updates()) {
      return method
          .addStatement(
              "throw new $T($S)",
              UnsupportedOperationException.class,
              learner.need().optimizer().spelling() + " moves all weights at once")
          .build();
    }
    OptimizerCode optimizer = OptimizerCode.of(learner.need().optimizer(), numerals);
    List<ParameterSpec> numbers = Updates.numbers(optimizer, numerals);
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining layer : learner.layers()) {
      layer.update().ifPresent(kernel -> statements.add(updateCall(kernel, numbers)));
    }
    method
        .addCode(optimizer.prepare())
        .addStatement("$T mean = $L / examples", numerals.type(), numerals.literal(1));
    List<ParameterSpec> parameters = new ArrayList<>(parts());
    parameters.addAll(numbers);
    new Chain(type, "update", parameters).writeTo(method, statements, BYTECODES_OF_A_CALL);
    return method.build();
  }

  private static CodeBlock updateCall(Kernel.Update kernel, List<ParameterSpec> numbers) {
    CodeBlock.Builder arguments =
        CodeBlock.builder()
            .add(numbers.stream().map(ParameterSpec::name).collect(Collectors.joining(",$W")));
    kernel.weights().ifPresent(weights -> arguments.add(",$W$L", share(weights.fanIn())));
    if (kernel.bias().isPresent() || kernel.slopes().isPresent()) {
      arguments.add(",$Wpart == 0");
    }
    return CodeBlock.builder().addStatement("$L($L)", kernel.method(), arguments.build()).build();
  }

  private MethodSpec limit(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining layer : learner.layers()) {
      layer
          .limit()
          .ifPresent(
              kernel ->
                  statements.add(
                      CodeBlock.builder()
                          .addStatement("$L($L)", kernel.method(), share(kernel.fanOut()))
                          .build()));
    }
    return chained(type, "limit", parts(), statements);
  }

  private MethodSpec getter(String name, TypeName returned, String buffer) {
    return override(name)
        .addParameter(TypeName.INT, "row")
        .returns(returned)
        .addStatement("return $L[row]", buffer)
        .build();
  }

  private MethodSpec layerInput() {
    return override("layerInput")
        .addParameter(TypeName.INT, "layer")
        .addParameter(TypeName.INT, "row")
        .returns(numerals.row())
        .addStatement("return rows.into(layer)[row]")
        .build();
  }

  private MethodSpec chained(
      TypeSpec.Builder type,
      String name,
      List<ParameterSpec> parameters,
      List<CodeBlock> statements) {
    MethodSpec.Builder method = override(name).addParameters(parameters);
    new Chain(type, name, parameters).writeTo(method, statements, BYTECODES_OF_A_CALL);
    return method.build();
  }

  static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  /** A call whose line may be broken between arguments. */
  private static CodeBlock call(String method, List<String> arguments) {
    return CodeBlock.of(method + "(" + String.join(",$W", arguments) + ")");
  }

  static List<ParameterSpec> range() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "from").build(),
        ParameterSpec.builder(TypeName.INT, "to").build());
  }

  private static List<ParameterSpec> parts() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "part").build(),
        ParameterSpec.builder(TypeName.INT, "parts").build());
  }

  private static CodeBlock share(int count) {
    return CodeBlock.of(
        "$1T.start($2L, part, parts),$W$1T.start($2L, part + 1, parts)", RuntimeNames.PARTS, count);
  }
}

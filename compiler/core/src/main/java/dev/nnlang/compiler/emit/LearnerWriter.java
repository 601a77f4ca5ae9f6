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
import dev.nnlang.compiler.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A nested class that trains: the order in which kernels run over the buffers of a chunk. */
final class LearnerWriter {
  private static final int BYTECODES_OF_A_LAYER = 120;

  private final Plan plan;
  private final LearnerPlan learner;
  private final Numerals numerals;
  private final KernelWriter kernels;
  private final LearnerBuffers buffers;
  private final LearnerForward forward;
  private final LearnerBackward backward;
  private final Layout layout;

  LearnerWriter(Plan plan, LearnerPlan learner, Numerals numerals, KernelWriter kernels) {
    this.plan = plan;
    this.learner = learner;
    this.numerals = numerals;
    this.kernels = kernels;
    this.buffers = new LearnerBuffers(plan, learner, numerals);
    this.forward = new LearnerForward(plan, learner, numerals);
    this.backward = new LearnerBackward(plan, learner, numerals, forward);
    this.layout = Layout.of(plan.target(), numerals);
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
    type.addMethod(backward.write(type)).addMethod(gradient(type)).addMethod(update(type));
    if (learner.steps()) {
      type.addMethod(step(type));
    }
    if (learner.layers().stream().anyMatch(l -> LearnerBackward.packs(plan, learner, l))) {
      type.addMethod(packed()).addMethod(packedCapacity());
    }
    if (learner.layers().stream().anyMatch(layer -> layer.limit().isPresent())) {
      type.addMethod(limit(type));
    }
    type.addMethod(loss())
        .addMethod(hit())
        .addMethod(output())
        .addMethod(layerInput())
        .addMethod(buffers.gradients(type));
    if (buffers.remembers()) {
      type.addMethod(buffers.memory(type));
    }
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
    return NetworkWriter.override("capacity")
        .returns(TypeName.INT)
        .addStatement("return losses.length")
        .build();
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
                boolean panels = kernel.tiling().panels();
                statements.add(gradientCall(kernel, entering(l, panels), deltas(l, panels)));
                if (learner.tied()) {
                  // Through the decoder, W1^T leads from x1 to delta2.
                  statements.add(gradientCall(kernel, deltas(2, panels), entering(2, panels)));
                }
              });
      if (training.trainsBias()) {
        CodeBlock.Builder sum = CodeBlock.builder().beginControlFlow("if (part == 0)");
        if (plan.target() == Target.VECTOR) {
          sum.addStatement("addAll(delta$1L, loaded, gb$1L)", l);
        } else {
          sum.beginControlFlow("for (int n = 0; n < loaded; n++)")
              .addStatement("add1x$1L(1, delta$2L[n], gb$2L)", layer.signals(), l)
              .endControlFlow();
        }
        statements.add(sum.endControlFlow().build());
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
                              forward.signals(layer),
                              l,
                              l)
                          .endControlFlow()
                          .build()));
    }
    return chained(type, "gradient", parts(), statements);
  }

  /** What enters layer {@code l}, as gradients run down it. */
  private String entering(int l, boolean panels) {
    String rows = forward.entering(l);
    return panels ? "packed(" + rows + ",$Wpx" + l + ")" : rows;
  }

  /** Its sensitivities. */
  private static String deltas(int l, boolean panels) {
    return panels ? "packed(delta" + l + ",$Wpd" + l + ")" : "delta" + l;
  }

  /** The rows of one example are what packing would make of them. */
  private MethodSpec packed() {
    return MethodSpec.methodBuilder("packed")
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(
            Doc.of("The rows in panels: the panels that they were packed into, or a single row."))
        .addParameter(numerals.rows(), "rows")
        .addParameter(numerals.row(), "panels")
        .returns(numerals.row())
        .addStatement("return loaded == 1 ? rows[0] : panels")
        .build();
  }

  private static MethodSpec packedCapacity() {
    return MethodSpec.methodBuilder("packedCapacity")
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(Doc.of("How many examples those panels have room for."))
        .returns(TypeName.INT)
        .addStatement("return loaded == 1 ? 1 : losses.length")
        .build();
  }

  private CodeBlock gradientCall(Kernel.Gradient kernel, String rows, String deltas) {
    boolean panels = kernel.tiling().panels();
    List<String> arguments = new ArrayList<>(List.of(rows, deltas, "loaded"));
    if (panels) {
      arguments.add("packedCapacity()");
    }
    arguments.add("g" + kernel.layer());
    if (!panels) {
      arguments.add("0");
    }
    arguments.add("$L");
    CodeBlock places =
        kernel.tiling().skipsZeros()
            ? CodeBlock.of(
                ",$Wrows.places($T.start($L, part, parts)).over($L, loaded)",
                RuntimeNames.PARTS,
                kernel.fanIn(),
                deltas)
            : CodeBlock.of("");
    return CodeBlock.builder()
        .addStatement(
            kernel.method() + "(" + String.join(",$W", arguments) + "$L)",
            layout.share(kernel.split(), kernel.fanIn(), kernel.fanOut()),
            places)
        .build();
  }

  private MethodSpec update(TypeSpec.Builder type) {
    MethodSpec.Builder method = updateMethod("update");
    if (!learner.updates()) {
      return method
          .addStatement(
              "throw new $T($S)",
              UnsupportedOperationException.class,
              learner.need().optimizer().spelling() + " moves all weights at once")
          .build();
    }
    List<ParameterSpec> numbers = Updates.numbers(optimizer(), numerals);
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining layer : learner.layers()) {
      layer.update().ifPresent(kernel -> statements.add(updateCall(kernel, numbers)));
    }
    return moving(type, method, "update", numbers, statements);
  }

  private OptimizerCode optimizer() {
    return OptimizerCode.of(learner.need().optimizer(), numerals, new ScalarArithmetic(numerals));
  }

  /** A method that makes the numbers of an update and moves layer after layer. */
  private MethodSpec moving(
      TypeSpec.Builder type,
      MethodSpec.Builder method,
      String name,
      List<ParameterSpec> numbers,
      List<CodeBlock> statements) {
    method
        .addCode(optimizer().prepare())
        .addStatement("$T mean = $L / examples", numerals.type(), numerals.literal(1));
    List<ParameterSpec> parameters = new ArrayList<>(parts());
    parameters.addAll(numbers);
    new Chain(type, name, parameters).writeTo(method, statements, BYTECODES_OF_A_LAYER);
    return method.build();
  }

  private static MethodSpec.Builder updateMethod(String name) {
    return NetworkWriter.override(name)
        .addParameters(parts())
        .addParameter(TypeName.DOUBLE, "rate")
        .addParameter(TypeName.INT, "examples")
        .addParameter(TypeName.LONG, "step");
  }

  private CodeBlock updateCall(Kernel.Update kernel, List<ParameterSpec> numbers) {
    CodeBlock.Builder arguments =
        CodeBlock.builder()
            .add(numbers.stream().map(ParameterSpec::name).collect(Collectors.joining(",$W")));
    kernel
        .weights()
        .ifPresent(
            weights ->
                arguments.add(
                    ",$W$L", layout.share(weights.split(), weights.fanIn(), weights.fanOut())));
    if (kernel.bias().isPresent() || kernel.slopes().isPresent()) {
      arguments.add(",$Wpart == 0");
    }
    return CodeBlock.builder().addStatement("$L($L)", kernel.method(), arguments.build()).build();
  }

  private MethodSpec step(TypeSpec.Builder type) {
    List<ParameterSpec> numbers = Updates.numbers(optimizer(), numerals);
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining layer : learner.layers()) {
      layer.step().ifPresent(kernel -> statements.add(stepCall(layer.layer(), kernel, numbers)));
    }
    return moving(type, updateMethod("step"), "step", numbers, statements);
  }

  /** A call with what {@link Updates#step} or {@link PanelUpdates#step} takes, in its order. */
  private CodeBlock stepCall(LayerPlan layer, Kernel.Step kernel, List<ParameterSpec> numbers) {
    int l = layer.number();
    boolean bias = kernel.update().bias().isPresent();
    List<String> arguments = new ArrayList<>();
    if (kernel.gradient().isPresent()) {
      boolean panels = kernel.update().panels();
      arguments.add(entering(l, panels));
      if (panels) {
        arguments.addAll(List.of(deltas(l, true), "packedCapacity()"));
      } else if (!bias) {
        arguments.add("delta" + l);
      }
    }
    arguments.add("loaded");
    if (bias) {
      arguments.add("delta" + l);
    }
    if (kernel.slopes().isPresent()) {
      arguments.addAll(List.of(forward.signals(layer), "dx" + l));
    }
    CodeBlock.Builder call =
        CodeBlock.builder().add(String.join(",$W", arguments)).add(",$W$L", names(numbers));
    kernel
        .gradient()
        .ifPresent(
            sums -> call.add(",$W$L", layout.share(sums.split(), sums.fanIn(), sums.fanOut())));
    if (bias || kernel.update().slopes().isPresent()) {
      call.add(",$Wpart == 0");
    }
    return CodeBlock.builder().addStatement("$L($L)", kernel.method(), call.build()).build();
  }

  private static CodeBlock names(List<ParameterSpec> numbers) {
    return CodeBlock.of(
        numbers.stream().map(ParameterSpec::name).collect(Collectors.joining(",$W")));
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

  private MethodSpec loss() {
    return NetworkWriter.override("loss")
        .addParameter(TypeName.INT, "row")
        .returns(TypeName.DOUBLE)
        .addStatement("return losses[row]")
        .build();
  }

  private MethodSpec hit() {
    return NetworkWriter.override("hit")
        .addParameter(TypeName.INT, "row")
        .returns(TypeName.BOOLEAN)
        .addCode(Hits.of(learner.loss(), numerals, "rows." + plan.last().outputRows()))
        .build();
  }

  private MethodSpec output() {
    String width = Integer.toString(plan.network().outputWidth());
    return NetworkWriter.override("output")
        .addParameter(TypeName.INT, "row")
        .returns(numerals.row())
        .addStatement("return $L", layout.seen("rows." + plan.last().outputRows() + "[row]", width))
        .build();
  }

  private MethodSpec layerInput() {
    return NetworkWriter.override("layerInput")
        .addParameter(TypeName.INT, "layer")
        .addParameter(TypeName.INT, "row")
        .returns(numerals.row())
        .addStatement("return $L", layout.seen("rows.into(layer)[row]", "rows.widthInto(layer)"))
        .build();
  }

  static MethodSpec chained(
      TypeSpec.Builder type,
      String name,
      List<ParameterSpec> parameters,
      List<CodeBlock> statements) {
    MethodSpec.Builder method = NetworkWriter.override(name).addParameters(parameters);
    new Chain(type, name, parameters).writeTo(method, statements, BYTECODES_OF_A_LAYER);
    return method.build();
  }

  static List<ParameterSpec> range() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "from").build(),
        ParameterSpec.builder(TypeName.INT, "to").build());
  }

  static List<ParameterSpec> parts() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "part").build(),
        ParameterSpec.builder(TypeName.INT, "parts").build());
  }

  private static CodeBlock share(int count) {
    return CodeBlock.of(
        "$1T.start($2L, part, parts),$W$1T.start($2L, part + 1, parts)", RuntimeNames.PARTS, count);
  }
}

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The network itself: parameters, prediction, and what the runtime asks of every network. */
final class NetworkWriter {
  /** What the constructor of a class says that has its weights in itself. */
  static final String WITH_WEIGHTS = "A network with the weights that are part of this class.";

  private final Plan plan;
  private final Numerals numerals;
  private final Layout layout;
  private final PredictionWriter prediction;

  NetworkWriter(Plan plan, Numerals numerals) {
    this.plan = plan;
    this.numerals = numerals;
    this.layout = Layout.of(plan.target(), numerals);
    this.prediction = new PredictionWriter(plan, numerals);
  }

  void write(TypeSpec.Builder type) {
    MethodSpec.Builder constructor =
        constructor(type, "A network whose parameters are all 0, to be loaded or trained.");
    if (hasStatistics()) {
      constructor.addStatement("$T.fill(deviation, 1)", Arrays.class);
    }
    type.addMethod(constructor.build());
    describe(type);
    type.addMethod(
            tensors(type).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).build())
        .addMethod(initializations(type))
        .addMethod(scaleInput().addAnnotation(Override.class).addModifiers(Modifier.PUBLIC).build())
        .addMethod(prediction.one())
        .addMethod(prediction.many());
    new PhasesWriter(plan, numerals).write(type);
    type.addMethod(copy());
    new PropagationWriter(plan, numerals).write(type);
  }

  /** What remains of the network where it only predicts, with the weights of the class. */
  void writeFrozen(TypeSpec.Builder type) {
    MethodSpec.Builder constructor = constructor(type, WITH_WEIGHTS);
    constructor.addStatement("$T.fill(tensors(), $L())", RuntimeNames.FROZEN, FrozenWriter.NAME);
    type.addMethod(constructor.build());
    describe(type);
    type.addMethod(tensors(type).addModifiers(Modifier.PRIVATE).build())
        .addMethod(scaleInput().addModifiers(Modifier.PRIVATE).build())
        .addMethod(prediction.one())
        .addMethod(prediction.many());
    new PropagationWriter(plan, numerals).write(type);
    type.addType(new RowsWriter(plan, numerals).writeForward());
  }

  private void describe(TypeSpec.Builder type) {
    type.addMethod(getter("signature", RuntimeNames.SIGNATURE, CodeBlock.of("SIGNATURE")))
        .addMethod(
            getter(
                "precision",
                ParameterizedTypeName.get(RuntimeNames.PRECISION, numerals.row()),
                CodeBlock.of("$T.$L", RuntimeNames.PRECISION, numerals.constant())));
  }

  /** The methods that do not belong to one kernel, for the end of the class. */
  void writeLast(TypeSpec.Builder type) {
    if (plan.target() == Target.PLAIN) {
      type.addMethod(transpose()).addMethod(clear());
    }
    type.addType(new RowsWriter(plan, numerals).write());
    if (plan.findsPlaces()) {
      type.addType(
          plan.enters()
              ? new PlacesWriter(numerals).write()
              : new RowPlacesWriter(numerals, plan.layers().get(0)).write());
    }
  }

  /** Declares the parameters, and begins the constructor that allocates them. */
  private MethodSpec.Builder constructor(TypeSpec.Builder type, String doc) {
    Fields fields = new Fields();
    if (hasStatistics()) {
      int width = plan.network().inputWidth();
      fields.add(numerals.row(), "mean", "new $T[$L]", numerals.type(), width);
      fields.add(numerals.row(), "deviation", "new $T[$L]", numerals.type(), width);
    }
    for (LayerPlan layer : plan.layers()) {
      int l = layer.number();
      layer
          .dense()
          .ifPresent(
              dense ->
                  fields.add(
                      layout.matrix(),
                      "w" + l,
                      "$L",
                      layout.newMatrix(dense.fanIn(), dense.fanOut())));
      layout
          .guide(layer)
          .ifPresent(guide -> fields.add(guide.type(), guide.name(), "$L", guide.value()));
      if (layer.hasBias()) {
        row(fields, "b" + l, layer.signals());
      }
      if (layer.hasSlopes()) {
        row(fields, "slope" + l, layer.units());
      }
    }
    fields.add(
        ParameterizedTypeName.get(RuntimeNames.SPARES, RowsWriter.NAME),
        "idle",
        "new $T<>()",
        RuntimeNames.SPARES);
    fields.add(
        ParameterizedTypeName.get(RuntimeNames.SPARES, RowsWriter.NAME),
        "idleBatch",
        "new $T<>()",
        RuntimeNames.SPARES);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addJavadoc(Doc.of("$L", doc)).addModifiers(Modifier.PUBLIC);
    fields.writeTo(type, constructor, List.of());
    return constructor;
  }

  private void row(Fields fields, String name, int width) {
    fields.add(numerals.row(), name, "new $T[$L]", numerals.type(), layout.length(width));
  }

  private boolean hasStatistics() {
    return plan.input().stream().anyMatch(Kernel.Standardize.class::isInstance);
  }

  private MethodSpec.Builder tensors(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    if (hasStatistics()) {
      for (String name : List.of("mean", "deviation")) {
        statements.add(
            CodeBlock.builder()
                .addStatement(
                    "tensors.add($T.statistic($S, $L))",
                    RuntimeNames.TENSOR,
                    "standardize." + name,
                    name)
                .build());
      }
    }
    for (LayerPlan layer : plan.layers()) {
      statements.addAll(tensorsOf(layer, layout, "w", "b", "slope"));
    }
    return tensorList(type, "tensors", statements);
  }

  /** Statements that add views of what a layer learns, or of its gradients. */
  static List<CodeBlock> tensorsOf(
      LayerPlan layer, Layout layout, String weights, String biases, String slopes) {
    List<CodeBlock> statements = new ArrayList<>();
    if (layer.hasWeights()) {
      statements.add(tensor(layout.tensor("weight", layer, weights + layer.number())));
    }
    if (layer.hasBias()) {
      statements.add(tensor(layout.tensor("bias", layer, biases + layer.number())));
    }
    if (layer.hasSlopes()) {
      statements.add(tensor(layout.tensor("slope", layer, slopes + layer.number())));
    }
    return statements;
  }

  private static CodeBlock tensor(CodeBlock view) {
    return CodeBlock.builder().addStatement("tensors.add($L)", view).build();
  }

  /** A method that collects tensors into a new list. */
  static MethodSpec.Builder tensorList(
      TypeSpec.Builder type, String name, List<CodeBlock> statements) {
    return listOf(type, name, RuntimeNames.TENSOR, "tensors", statements);
  }

  private static MethodSpec.Builder listOf(
      TypeSpec.Builder type,
      String name,
      ClassName element,
      String variable,
      List<CodeBlock> statements) {
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), element);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .returns(list)
            .addStatement("$T $L = new $T<>()", list, variable, ArrayList.class);
    new Chain(type, name, List.of(ParameterSpec.builder(list, variable).build()))
        .writeTo(method, statements, Chain.BYTECODES_OF_A_CALL);
    return method.addStatement("return $L", variable);
  }

  private MethodSpec initializations(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      if (layer.hasWeights()) {
        statements.add(
            initialization(
                layer,
                ".weight",
                TrainingWriter.initializer(layer.dense().orElseThrow().initializer())));
      }
      if (layer.unit() instanceof Unit.PRelu prelu) {
        statements.add(
            initialization(
                layer,
                ".slope",
                CodeBlock.of(
                    "$T.constant($L)",
                    RuntimeNames.INITIALIZER,
                    Numerals.doubleLiteral(prelu.initialSlope()))));
      }
    }
    return listOf(type, "initializations", RuntimeNames.INITIALIZATION, "layers", statements)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .build();
  }

  private static CodeBlock initialization(LayerPlan layer, String suffix, CodeBlock initializer) {
    return CodeBlock.builder()
        .addStatement(
            "layers.add(new $T($L, $S, $L))",
            RuntimeNames.INITIALIZATION,
            layer.number(),
            layer.name() + suffix,
            initializer)
        .build();
  }

  private MethodSpec.Builder scaleInput() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("scaleInput")
            .addParameter(numerals.row(), "x")
            .addStatement(
                "$T.require($S, x.length, $L)",
                RuntimeNames.SHAPE,
                "x",
                plan.network().inputWidth());
    plan.input().forEach(kernel -> method.addStatement("$L(x)", kernel.method()));
    return method;
  }

  private MethodSpec copy() {
    ClassName self = ClassName.get("", plan.className());
    return override("copy")
        .returns(self)
        .addStatement("$T copy = new $T()", self, self)
        .addStatement("$T<$T> from = tensors()", List.class, RuntimeNames.TENSOR)
        .addStatement("$T<$T> to = copy.tensors()", List.class, RuntimeNames.TENSOR)
        .beginControlFlow("for (int i = 0; i < from.size(); i++)")
        .addStatement("to.get(i).write(from.get(i).values())")
        .endControlFlow()
        .addStatement("return copy")
        .build();
  }

  private MethodSpec transpose() {
    return MethodSpec.methodBuilder("transpose")
        .addJavadoc(Doc.of("{@code t = w^T} for rows {@code from .. to - 1} of w."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(numerals.rows(), "w")
        .addParameter(numerals.rows(), "t")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .beginControlFlow("for (int j = 0; j < t.length; j++)")
        .addStatement("$T row = t[j]", numerals.row())
        .beginControlFlow("for (int i = from; i < to; i++)")
        .addStatement("row[i] = w[i][j]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec clear() {
    return MethodSpec.methodBuilder("clear")
        .addJavadoc(Doc.of("{@code m = 0}."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(numerals.rows(), "m")
        .beginControlFlow("for ($T row : m)", numerals.row())
        .addStatement("$T.fill(row, 0)", Arrays.class)
        .endControlFlow()
        .build();
  }

  private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
    return override(name).returns(type).addStatement("return $L", value).build();
  }

  static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}

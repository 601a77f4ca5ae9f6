package dev.nnlang.compiler.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.analysis.LayerSpelling;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.plan.BothPlans;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Spells a plan as one Java class. The same plan gives the same text, anywhere. */
public final class Emitter {
  /** How every emitted file begins, so that nnc knows its own. */
  public static final String MARK = "// Made by nnc";

  private static final String NETWORK_WITHIN = "The network that does the work.";

  private final Plan plan;
  private final String version;
  private final Numerals numerals;

  private Emitter(Plan plan, String version) {
    this.plan = plan;
    this.version = version;
    this.numerals = new Numerals(plan.network().precision());
  }

  /** The class of {@code plan}, made by {@code version} of nnc. */
  public static JavaSource emit(Plan plan, String version) {
    return new Emitter(plan, version).emit();
  }

  /**
   * The class {@code className} that stands alone, with the networks of {@code nested} within it
   * and a main method that trains it on {@code data}. What it uses of the runtime is to be nested
   * too.
   *
   * @param nested one, or that of plain Java and that of vectors
   */
  public static JavaSource standalone(
      String className, List<Plan> nested, Optional<Data> data, String version) {
    Emitter first = new Emitter(nested.get(0), version);
    ClassName self = ClassName.get("", className);
    TypeSpec.Builder type = first.type(className);
    TypedWriter typed = new TypedWriter(first.plan, className, first.numerals, true);
    type.addJavadoc(Doc.of("$L", first.javadoc() + typed.whatIsLeftOut() + ofBoth(nested)));
    typed.writeMethods(type);
    new AroundWriter(self, nested, first.numerals, RuntimeNames.NETWORK).writeTrainable(type);
    data.ifPresent(declared -> ProgramWriter.write(type, self, declared));
    typed.writeTypes(type);
    nested.forEach(plan -> type.addType(new Emitter(plan, version).nested(NETWORK_WITHIN)));
    return first.source(className, type.build());
  }

  /**
   * The class {@code className} that predicts with {@code weights} and does nothing else, with the
   * networks of {@code nested} within it.
   */
  public static JavaSource frozen(
      String className, List<Plan> nested, FrozenWeights weights, String version) {
    Emitter first = new Emitter(nested.get(0), version);
    TypeSpec.Builder type = first.type(className);
    TypedWriter typed = new TypedWriter(first.plan, className, first.numerals, true);
    type.addJavadoc(
        Doc.of(
            "$L", first.javadoc() + typed.whatIsLeftOut() + ofBoth(nested) + weightsOf(weights)));
    typed.writePredictions(type);
    new AroundWriter(ClassName.get("", className), nested, first.numerals, RuntimeNames.PREDICTOR)
        .writeFrozen(type);
    typed.writeTypes(type);
    nested.forEach(plan -> type.addType(new Emitter(plan, version).nestedFrozen(NETWORK_WITHIN)));
    FrozenWriter.write(type, weights);
    return first.source(className, type.build());
  }

  private static String ofBoth(List<Plan> nested) {
    return nested.size() > 1 ? "\n" + BothWriter.JAVADOC : "";
  }

  /**
   * The class of {@code plans}, which chooses when it is loaded, made by {@code version} of nnc.
   */
  public static JavaSource emit(BothPlans plans, String version) {
    Emitter plain = new Emitter(plans.plain(), version);
    TypeSpec.Builder type = plain.type(plans.className());
    TypedWriter typed = new TypedWriter(plans.plain(), plans.className(), plain.numerals);
    type.addJavadoc(
        Doc.of("$L", plain.javadoc() + typed.whatIsLeftOut() + "\n" + BothWriter.JAVADOC));
    typed.writeMethods(type);
    new BothWriter(plans, plain.numerals).write(type);
    typed.writeTypes(type);
    return plain.source(
        plans.className(),
        type.addType(plain.nested("The network in plain Java."))
            .addType(
                new Emitter(plans.vector(), version)
                    .nested("The network in the terms of {@code jdk.incubator.vector}."))
            .build());
  }

  private static String weightsOf(FrozenWeights weights) {
    return "\n<p>It has its weights in itself, those of fingerprint {@code "
        + weights.fingerprint()
        + "}, and predicts with them.\n";
  }

  private TypeSpec nestedFrozen(String javadoc) {
    TypeSpec.Builder type = nestedType().addJavadoc(Doc.of(javadoc));
    frozenMembers(type);
    return type.build();
  }

  /** What a network has that only predicts. */
  private void frozenMembers(TypeSpec.Builder type) {
    KernelWriter kernels = new KernelWriter(numerals, plan.target());
    type.addSuperinterface(ParameterizedTypeName.get(RuntimeNames.PREDICTOR, numerals.row()));
    if (plan.target() == Target.VECTOR) {
      new VectorNames(numerals).writeConstants(type);
    }
    new NetworkWriter(plan, numerals).writeFrozen(type);
    plan.forwardKernels().forEach(kernel -> type.addMethod(kernel.accept(kernels)));
    if (plan.target() == Target.VECTOR) {
      type.addMethods(new VectorFunctions(numerals).methods(FunctionsOf.prediction(plan)));
    }
  }

  private JavaSource emit() {
    TypedWriter typed = new TypedWriter(plan, plan.className(), numerals);
    TypeSpec.Builder type =
        type(plan.className()).addJavadoc(Doc.of("$L", javadoc() + typed.whatIsLeftOut()));
    typed.writeMethods(type);
    members(type);
    typed.writeTypes(type);
    return source(plan.className(), type.build());
  }

  private JavaSource source(String className, TypeSpec type) {
    String text =
        JavaFile.builder(plan.network().packageName(), type)
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new JavaSource(
        plan.network().packageName(), className, MARK + " " + version + "; do not edit.\n" + text);
  }

  /** The class that a person names, with what belongs to the model. */
  private TypeSpec.Builder type(String className) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addAnnotation(
                AnnotationSpec.builder(RuntimeNames.GENERATED)
                    .addMember("value", "$S", "nnc " + version)
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    SignatureWriter.write(type, plan, version);
    plan.training()
        .ifPresent(training -> type.addMethod(TrainingWriter.training(plan.network(), training)));
    return type;
  }

  /** One of two networks of a model, within the class that chooses. */
  private TypeSpec nested(String javadoc) {
    TypeSpec.Builder type = nestedType().addJavadoc(Doc.of(javadoc));
    members(type);
    return type.build();
  }

  /** The class of one round of a greedy phase. */
  private TypeSpec round() {
    TypeSpec.Builder type = nestedType().addJavadoc(Doc.of("$L", javadoc()));
    SignatureWriter.write(type, plan);
    members(type);
    return type.build();
  }

  private TypeSpec.Builder nestedType() {
    return TypeSpec.classBuilder(plan.className())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  /** What every network has, in the order of a class: network, kernels, learners, rounds. */
  private void members(TypeSpec.Builder type) {
    KernelWriter kernels = new KernelWriter(numerals, plan.target());
    NetworkWriter networkWriter = new NetworkWriter(plan, numerals);
    type.addSuperinterface(ParameterizedTypeName.get(RuntimeNames.NETWORK, numerals.row()));
    if (plan.target() == Target.VECTOR) {
      new VectorNames(numerals).writeConstants(type);
    }
    if (plan.enters()) {
      new VectorNames(numerals).writeHalves(type);
    }
    networkWriter.write(type);
    plan.kernels().forEach(kernel -> type.addMethod(kernel.accept(kernels)));
    networkWriter.writeLast(type);
    if (plan.target() == Target.VECTOR) {
      type.addMethods(new VectorFunctions(numerals).methods(FunctionsOf.plan(plan)));
    }
    for (LearnerPlan learner : plan.learners()) {
      type.addType(new LearnerWriter(plan, learner, numerals, kernels).write());
    }
    plan.rounds().forEach(round -> type.addType(new Emitter(round, version).round()));
  }

  private String javadoc() {
    Network network = plan.network();
    StringBuilder text = new StringBuilder();
    network.doc().ifPresent(doc -> text.append(DocText.escape(doc)).append("\n\n<p>"));
    text.append("The network {@code ").append(network.name()).append("}: ");
    text.append(network.inputWidth()).append(" inputs, ");
    text.append(network.outputWidth()).append(" outputs, ");
    text.append(plan.parameterCount()).append(" parameters, ");
    text.append(numerals.type()).append("; loss {@code ");
    text.append(plan.loss().spelling()).append("}.\n\n<ol>\n");
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Standardize || layer instanceof Layer.Scale) {
        text.append("  <li>{@code ").append(LayerSpelling.of(layer)).append("}\n");
      }
    }
    plan.inputDrop().map(Emitter::item).ifPresent(text::append);
    text.append(plan.layers().stream().map(this::item).collect(Collectors.joining()));
    return text.append("</ol>\n").toString();
  }

  /** A layer with its equations. */
  private String item(LayerPlan layer) {
    int l = layer.number();
    String spelling = layer.dense().map(LayerSpelling::of).orElseGet(() -> layer.unit().spelling());
    String signal =
        layer.dense().isEmpty()
            ? "s" + l + " = x" + (l - 1)
            : "s" + l + " = " + (layer.hasBias() ? "b" + l + " + " : "") + product(layer);
    return "  <li>{@code "
        + layer.name()
        + ": "
        + spelling
        + "}: {@code "
        + signal
        + ", x"
        + l
        + " = "
        + UnitFormula.of(layer.unit(), l)
        + "}\n"
        + layer.drop().map(Emitter::item).orElse("");
  }

  /** What the layer takes is what a dropout below it lets through. */
  private String product(LayerPlan layer) {
    int l = layer.number();
    boolean dropped =
        l == 1 ? plan.inputDrop().isPresent() : plan.layers().get(l - 2).drop().isPresent();
    String weights = layer.tied() ? "W1 " : "W" + l + "^T ";
    return weights + (dropped ? "dropped" : "x") + (l - 1);
  }

  private static String item(Kernel.Drop drop) {
    int l = drop.layer();
    return "  <li>while training: {@code dropped"
        + l
        + " = mask"
        + l
        + " (x) x"
        + l
        + "}, each number 0 with the chance "
        + Decimal.of(drop.probability())
        + (drop.kept() == 1 ? "" : ", multiplied by " + Decimal.of(drop.kept()) + " else")
        + "; else {@code dropped"
        + l
        + " = x"
        + l
        + "}\n";
  }
}

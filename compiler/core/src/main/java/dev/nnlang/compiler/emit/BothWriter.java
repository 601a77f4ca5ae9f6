package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.BothPlans;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The class around two networks of the same bits: takes one of them when it is loaded, and hands
 * everything on to it.
 */
final class BothWriter {
  /** What the class says of the choice. */
  static final String JAVADOC =
      """
      <p>Behind it stands one of two networks that give the same bits: the one of vectors where Java \
      has been started with {@code --add-modules jdk.incubator.vector}, else the one of plain Java. \
      That is decided once, when this class is loaded, for all networks of it; {@link #toString()} \
      tells which it was. Another machine may load weights that this one saved, whatever both decide. \
      The class needs {@code --add-modules jdk.incubator.vector} to be compiled, and not to be run.
      """;

  private final BothPlans plans;
  private final Numerals numerals;
  private final TypeName network;
  private final TypeName learner;

  BothWriter(BothPlans plans, Numerals numerals) {
    this.plans = plans;
    this.numerals = numerals;
    this.network = ParameterizedTypeName.get(RuntimeNames.NETWORK, numerals.row());
    this.learner = ParameterizedTypeName.get(RuntimeNames.LEARNER, numerals.row());
  }

  void write(TypeSpec.Builder type) {
    type.addSuperinterface(network)
        .addField(vectors())
        .addField(FieldSpec.builder(network, "chosen", Modifier.PRIVATE, Modifier.FINAL).build())
        .addMethod(constructor())
        .addMethod(around())
        .addMethod(override("signature", RuntimeNames.SIGNATURE, "SIGNATURE").build())
        .addMethod(precision())
        .addMethod(list("tensors", RuntimeNames.TENSOR))
        .addMethod(list("initializations", RuntimeNames.INITIALIZATION))
        .addMethod(scaleInput())
        .addMethod(predict())
        .addMethod(predictMany());
    learners(type);
    type.addMethod(copy()).addMethod(text());
  }

  /** Asked of the boot layer: to try a class of the module would take reflection. */
  static FieldSpec vectors() {
    return VectorNames.constant(TypeName.BOOLEAN, "VECTORS")
        .addJavadoc(Doc.of("Whether this Java has been started with vectors."))
        .initializer("$T.boot().findModule($S).isPresent()", ModuleLayer.class, VectorNames.PACKAGE)
        .build();
  }

  /** What is joined is a {@code Network}, so that the class which is not chosen is not loaded. */
  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc(Doc.of("A network whose parameters are all 0, to be loaded or trained."))
        .addModifiers(Modifier.PUBLIC)
        .addStatement(
            "this(VECTORS ? new $L() : new $L())",
            plans.vector().className(),
            plans.plain().className())
        .build();
  }

  private MethodSpec around() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(network, "chosen")
        .addStatement("this.chosen = chosen")
        .build();
  }

  private MethodSpec precision() {
    return NetworkWriter.override("precision")
        .returns(ParameterizedTypeName.get(RuntimeNames.PRECISION, numerals.row()))
        .addStatement("return $T.$L", RuntimeNames.PRECISION, numerals.constant())
        .build();
  }

  private static MethodSpec list(String name, ClassName element) {
    return override(
            name,
            ParameterizedTypeName.get(ClassName.get(List.class), element),
            "chosen." + name + "()")
        .build();
  }

  private MethodSpec scaleInput() {
    return NetworkWriter.override("scaleInput")
        .addParameter(numerals.row(), "x")
        .addStatement("chosen.scaleInput(x)")
        .build();
  }

  private MethodSpec predict() {
    return NetworkWriter.override("predict")
        .addParameter(numerals.row(), "x")
        .addParameter(numerals.row(), "y")
        .addStatement("chosen.predict(x, y)")
        .build();
  }

  private MethodSpec predictMany() {
    return NetworkWriter.override("predict")
        .addParameter(numerals.rows(), "x")
        .addParameter(numerals.rows(), "y")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("chosen.predict(x, y, from, to)")
        .build();
  }

  /** A learner moves the parameters of the network that made it: no need to stand before it. */
  private void learners(TypeSpec.Builder type) {
    type.addMethod(
            override("learner", learner, "chosen.learner(capacity)")
                .addParameter(TypeName.INT, "capacity")
                .build())
        .addMethod(
            override("learner", learner, "chosen.learner(phase, capacity)")
                .addParameter(TypeName.INT, "phase")
                .addParameter(TypeName.INT, "capacity")
                .build())
        .addMethod(
            override("auxiliary", network, "chosen.auxiliary(phase, round)")
                .addParameter(TypeName.INT, "phase")
                .addParameter(TypeName.INT, "round")
                .build());
  }

  private MethodSpec copy() {
    ClassName self = ClassName.get("", plans.className());
    return NetworkWriter.override("copy")
        .returns(self)
        .addStatement("return new $T(chosen.copy())", self)
        .build();
  }

  private MethodSpec text() {
    String name = plans.plain().network().name();
    return NetworkWriter.override("toString")
        .addJavadoc(Doc.of("The model, and which of the two networks stands behind it."))
        .returns(String.class)
        .addStatement("return VECTORS ? $S : $S", name + " with vectors", name + " in plain Java")
        .build();
  }

  private static MethodSpec.Builder override(String name, TypeName returned, String value) {
    return NetworkWriter.override(name)
        .returns(returned)
        .addStatement(CodeBlock.of("return $L", value));
  }
}

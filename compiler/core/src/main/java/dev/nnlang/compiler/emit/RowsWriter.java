package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Target;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/** The nested class of the buffers that forward propagation runs through. */
final class RowsWriter {
  static final ClassName NAME = ClassName.get("", "Rows");

  private static final int BYTECODES_OF_A_CASE = 9;

  private final Plan plan;
  private final Numerals numerals;
  private final Layout layout;

  RowsWriter(Plan plan, Numerals numerals) {
    this.plan = plan;
    this.numerals = numerals;
    this.layout = Layout.of(plan.target(), numerals);
  }

  /** Buffers of forward propagation: row n of {@code xl} is the output of layer l for example n. */
  TypeSpec write() {
    TypeSpec.Builder type = rows();
    type.addMethod(into(type));
    if (!plan.input().isEmpty()) {
      type.addMethod(withInputs());
    }
    if (plan.target() == Target.VECTOR) {
      type.addMethod(widthInto(type));
    }
    if (plan.findsPlaces()) {
      type.addMethod(plan.enters() ? places() : placesOfShare());
    }
    return type.build();
  }

  /** The same without what only a training asks for. */
  TypeSpec writeForward() {
    TypeSpec.Builder type = rows();
    if (!plan.input().isEmpty()) {
      type.addMethod(withInputs());
    }
    return type.build();
  }

  private TypeSpec.Builder rows() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addJavadoc(
                Doc.of(
                    "Rows of a chunk of examples: x0 their inputs, xl the outputs of layer l, and before that"
                        + " its signals unless they are in sl."))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    Fields fields = new Fields();
    fields.add(numerals.rows(), "x0", "new $T[capacity][]", numerals.type());
    for (LayerPlan layer : plan.layers()) {
      if (layer.storage() == LayerPlan.Storage.APART) {
        perExample(fields, layer.signalRows(), layer.signals());
      }
      perExample(fields, layer.outputRows(), layer.units());
    }
    if (plan.enters()) {
      fields.add(
          ArrayTypeName.of(PlacesWriter.NAME),
          "places",
          "new $T[$T.padded($L, P) / P + 1]",
          PlacesWriter.NAME,
          RuntimeNames.PANELS,
          plan.layers().get(0).signals());
    } else if (plan.findsPlaces()) {
      fields.add(
          ArrayTypeName.of(PlacesWriter.NAME),
          "places",
          "new $T[$T.max(capacity, $L) + 1]",
          PlacesWriter.NAME,
          Math.class,
          plan.network().inputWidth());
    }
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(TypeName.INT, "capacity");
    fields.writeTo(
        type, constructor, List.of(ParameterSpec.builder(TypeName.INT, "capacity").build()));
    return type.addMethod(constructor.build());
  }

  private void perExample(Fields fields, String name, int width) {
    fields.add(
        numerals.rows(), name, "new $T[capacity][$L]", numerals.type(), layout.length(width));
  }

  private MethodSpec withInputs() {
    return MethodSpec.methodBuilder("withInputs")
        .addJavadoc(Doc.of("Gives each row an input of its own."))
        .returns(NAME)
        .beginControlFlow("for (int n = 0; n < x0.length; n++)")
        .addStatement("x0[n] = new $T[$L]", numerals.type(), plan.network().inputWidth())
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /** A thread finds its own; an empty share begins behind the last panel. */
  private MethodSpec places() {
    return MethodSpec.methodBuilder("places")
        .addJavadoc(Doc.of("Of the thread whose outputs begin at {@code left}; nobody else's."))
        .addParameter(TypeName.INT, "left")
        .returns(PlacesWriter.NAME)
        .addStatement("$T mine = places[left / P]", PlacesWriter.NAME)
        .beginControlFlow("if (mine == null)")
        .addStatement(
            "mine = new $T(x0.length, $L)", PlacesWriter.NAME, plan.network().inputWidth())
        .addStatement("places[left / P] = mine")
        .endControlFlow()
        .addStatement("return mine")
        .build();
  }

  /** A thread finds its own; an empty share begins behind the last row or input. */
  private static MethodSpec placesOfShare() {
    return MethodSpec.methodBuilder("places")
        .addJavadoc(
            Doc.of(
                "Of the thread whose share, of rows or of inputs, begins at {@code first}; nobody else's."))
        .addParameter(TypeName.INT, "first")
        .returns(PlacesWriter.NAME)
        .beginControlFlow("if (places[first] == null)")
        .addStatement("places[first] = new $T(x0.length)", PlacesWriter.NAME)
        .endControlFlow()
        .addStatement("return places[first]")
        .build();
  }

  private MethodSpec into(TypeSpec.Builder type) {
    return perLayer(type, "into", numerals.rows(), below -> "x" + below)
        .addJavadoc(Doc.of("What enters layer {@code layer}, from 1."))
        .build();
  }

  private MethodSpec widthInto(TypeSpec.Builder type) {
    IntFunction<String> width =
        below ->
            Integer.toString(
                below == 0 ? plan.network().inputWidth() : plan.layers().get(below - 1).units());
    return perLayer(type, "widthInto", TypeName.INT, width)
        .addJavadoc(Doc.of("How many numbers enter layer {@code layer}, from 1."))
        .build();
  }

  /** A switch over the layers, or over parts of them where one would be too long. */
  private MethodSpec.Builder perLayer(
      TypeSpec.Builder type, String name, TypeName returned, IntFunction<String> value) {
    MethodSpec.Builder method = ofLayer(name, returned);
    List<Budget.Slice> slices = Budget.split(plan.layers().size(), BYTECODES_OF_A_CASE);
    if (slices.size() == 1) {
      return cases(method, slices.get(0), value);
    }
    for (int part = 1; part <= slices.size(); part++) {
      String partName = name + "Part" + part;
      type.addMethod(cases(ofLayer(partName, returned), slices.get(part - 1), value).build());
      if (part < slices.size()) {
        method
            .beginControlFlow("if (layer <= $L)", slices.get(part - 1).to())
            .addStatement("return $L(layer)", partName)
            .endControlFlow();
      } else {
        method.addStatement("return $L(layer)", partName);
      }
    }
    return method;
  }

  private static MethodSpec.Builder ofLayer(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name).addParameter(TypeName.INT, "layer").returns(returned);
  }

  private static MethodSpec.Builder cases(
      MethodSpec.Builder method, Budget.Slice slice, IntFunction<String> value) {
    method.beginControlFlow("switch (layer)");
    for (int below = slice.from(); below < slice.to(); below++) {
      method.addCode("case $L:\n", below + 1);
      method.addStatement("$>return $L$<", value.apply(below));
    }
    return method
        .addCode("default:\n")
        .addStatement("$>throw new $T($S + layer)$<", IllegalArgumentException.class, "no layer ")
        .endControlFlow();
  }
}

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The nested class that trains: buffers of a chunk, and the order in which kernels run. */
final class LearnerWriter {
  static final String NAME = "Backpropagation";

  private static final int BYTECODES_OF_A_CALL = 40;

  private final Plan plan;
  private final Numerals numerals;
  private final Updates updates;
  private final boolean velocity;
  private final boolean classes;

  LearnerWriter(Plan plan, Numerals numerals, Updates updates) {
    this.plan = plan;
    this.numerals = numerals;
    this.updates = updates;
    this.velocity = Updates.hasVelocity(plan.settings().optimizer());
    this.classes = plan.network().task() == Task.CLASSIFICATION;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addJavadoc(
                Doc.of(
                    "Backpropagation by sensitivities, and the update; trains the weights of the network"
                        + " around it."))
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.LEARNER, numerals.row()));
    buffers(type);
    type.addMethod(capacity())
        .addMethod(reset(type))
        .addMethod(load())
        .addMethod(forward())
        .addMethod(backward(type))
        .addMethod(gradient(type))
        .addMethod(update(type))
        .addMethod(loss())
        .addMethod(hit())
        .addMethod(output())
        .addMethod(layerInput())
        .addMethod(gradients(type));
    plan.layers().forEach(layer -> type.addMethod(updates.layer(layer.update())));
    return type.build();
  }

  private void buffers(TypeSpec.Builder type) {
    Fields fields = new Fields();
    fields.add(ClassName.get("", "Rows"), "rows", "new Rows(capacity)");
    fields.add(TypeName.get(double[].class), "losses", "new double[capacity]");
    fields.add(TypeName.get(boolean[].class), "hits", "new boolean[capacity]");
    if (classes) {
      fields.add(TypeName.get(int[].class), "labels", "new int[capacity]");
    } else {
      fields.add(numerals.rows(), "targets", "new $T[capacity][]", numerals.type());
    }
    for (LayerPlan layer : plan.layers()) {
      int l = layer.number();
      int fanIn = layer.layer().fanIn();
      int fanOut = layer.layer().fanOut();
      fields.add(numerals.rows(), "delta" + l, "new $T[capacity][$L]", numerals.type(), fanOut);
      fields.add(numerals.rows(), "g" + l, "new $T[$L][$L]", numerals.type(), fanIn, fanOut);
      if (layer.layer().bias()) {
        fields.add(numerals.row(), "gb" + l, "new $T[$L]", numerals.type(), fanOut);
      }
      if (velocity) {
        fields.add(numerals.rows(), "v" + l, "new $T[$L][$L]", numerals.type(), fanIn, fanOut);
      }
      if (velocity && layer.layer().bias()) {
        fields.add(numerals.row(), "vb" + l, "new $T[$L]", numerals.type(), fanOut);
      }
      if (layer.update().transposed()) {
        fields.add(numerals.rows(), "t" + l, "new $T[$L][$L]", numerals.type(), fanOut, fanIn);
      }
    }
    type.addField(TypeName.INT, "loaded", Modifier.PRIVATE);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(TypeName.INT, "capacity");
    fields.writeTo(
        type, constructor, List.of(ParameterSpec.builder(TypeName.INT, "capacity").build()));
    type.addMethod(constructor.addStatement("reset()").build());
  }

  private MethodSpec capacity() {
    return override("capacity").returns(TypeName.INT).addStatement("return losses.length").build();
  }

  private MethodSpec reset(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      int l = layer.number();
      CodeBlock.Builder block = CodeBlock.builder().addStatement("clear(g$L)", l);
      if (layer.layer().bias()) {
        block.addStatement("$T.fill(gb$L, 0)", Arrays.class, l);
      }
      if (velocity) {
        block.addStatement("clear(v$L)", l);
      }
      if (velocity && layer.layer().bias()) {
        block.addStatement("$T.fill(vb$L, 0)", Arrays.class, l);
      }
      if (layer.update().transposed()) {
        block.addStatement("transpose(w$1L, t$1L, 0, $2L)", l, layer.layer().fanIn());
      }
      statements.add(block.build());
    }
    MethodSpec.Builder method = override("reset");
    new Chain(type, "reset", List.of()).writeTo(method, statements, BYTECODES_OF_A_CALL);
    return method.build();
  }

  private MethodSpec load() {
    MethodSpec.Builder method =
        override("load")
            .addParameter(
                ParameterizedTypeName.get(RuntimeNames.EXAMPLES, numerals.row()), "examples")
            .addParameter(ArrayTypeName.of(TypeName.INT), "order")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("loaded = to - from")
            .beginControlFlow("for (int n = 0; n < loaded; n++)")
            .addStatement("rows.x0[n] = examples.input(order[from + n])");
    return method
        .addStatement(
            classes
                ? "labels[n] = examples.label(order[from + n])"
                : "targets[n] = examples.target(order[from + n])")
        .endControlFlow()
        .build();
  }

  private MethodSpec forward() {
    int last = plan.last().number();
    return override("forward")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("propagate(rows, from, to)")
        .addStatement(
            "$L(rows.x$L, $L, losses, hits, from, to)", plan.loss().method(), last, target())
        .build();
  }

  private MethodSpec backward(TypeSpec.Builder type) {
    int last = plan.last().number();
    List<CodeBlock> statements = new ArrayList<>();
    statements.add(
        CodeBlock.builder()
            .addStatement(
                "$1L(rows.x$2L, $3L, delta$2L, from, to)",
                plan.outputSensitivity().method(),
                last,
                target())
            .build());
    for (int l = last - 1; l >= 1; l--) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "sensitivity$1L(delta$2L, t$2L, rows.x$1L, delta$1L, from, to)", l, l + 1)
              .build());
    }
    return chained(type, "backward", range(), statements).build();
  }

  private MethodSpec gradient(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      int l = layer.number();
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "gradient$1L(rows.x$2L, delta$1L, loaded, g$1L,$W$3L)",
                  l,
                  l - 1,
                  share(layer.layer().fanIn()))
              .build());
      if (layer.layer().bias()) {
        statements.add(
            CodeBlock.builder()
                .beginControlFlow("if (part == 0)")
                .beginControlFlow("for (int n = 0; n < loaded; n++)")
                .addStatement("add1x$1L(1, delta$2L[n], gb$2L)", layer.layer().fanOut(), l)
                .endControlFlow()
                .endControlFlow()
                .build());
      }
    }
    return chained(type, "gradient", parts(), statements).build();
  }

  private MethodSpec update(TypeSpec.Builder type) {
    List<ParameterSpec> parameters = new ArrayList<>(parts());
    parameters.add(ParameterSpec.builder(numerals.type(), "eta").build());
    parameters.add(ParameterSpec.builder(numerals.type(), "mean").build());
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      statements.add(
          CodeBlock.builder()
              .addStatement(
                  "$L(eta, mean,$W$L$L)",
                  layer.update().method(),
                  share(layer.layer().fanIn()),
                  layer.layer().bias() ? CodeBlock.of(",$Wpart == 0") : CodeBlock.of(""))
              .build());
    }
    MethodSpec.Builder method =
        override("update")
            .addParameters(parts())
            .addParameter(TypeName.DOUBLE, "rate")
            .addParameter(TypeName.INT, "examples")
            .addStatement("$T eta = $L", numerals.type(), numerals.rounded("rate"))
            .addStatement("$T mean = $L / examples", numerals.type(), numerals.literal(1));
    new Chain(type, "update", parameters).writeTo(method, statements, BYTECODES_OF_A_CALL);
    return method.build();
  }

  private MethodSpec loss() {
    return override("loss")
        .addParameter(TypeName.INT, "row")
        .returns(TypeName.DOUBLE)
        .addStatement("return losses[row]")
        .build();
  }

  private MethodSpec hit() {
    return override("hit")
        .addParameter(TypeName.INT, "row")
        .returns(TypeName.BOOLEAN)
        .addStatement("return hits[row]")
        .build();
  }

  private MethodSpec output() {
    return override("output")
        .addParameter(TypeName.INT, "row")
        .returns(numerals.row())
        .addStatement("return rows.x$L[row]", plan.last().number())
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

  private MethodSpec gradients(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      statements.addAll(NetworkWriter.tensorsOf(layer, "g", "gb"));
    }
    return NetworkWriter.tensorList(type, "gradients", statements)
        .addModifiers(Modifier.PUBLIC)
        .addAnnotation(Override.class)
        .build();
  }

  private MethodSpec.Builder chained(
      TypeSpec.Builder type,
      String name,
      List<ParameterSpec> parameters,
      List<CodeBlock> statements) {
    MethodSpec.Builder method = override(name).addParameters(parameters);
    new Chain(type, name, parameters).writeTo(method, statements, BYTECODES_OF_A_CALL);
    return method;
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static List<ParameterSpec> range() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "from").build(),
        ParameterSpec.builder(TypeName.INT, "to").build());
  }

  private static List<ParameterSpec> parts() {
    return List.of(
        ParameterSpec.builder(TypeName.INT, "part").build(),
        ParameterSpec.builder(TypeName.INT, "parts").build());
  }

  private static CodeBlock share(int fanIn) {
    return CodeBlock.of(
        "$1T.start($2L, part, parts),$W$1T.start($2L, part + 1, parts)", RuntimeNames.PARTS, fanIn);
  }

  private String target() {
    return classes ? "labels" : "targets";
  }
}

package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What a learner keeps: the rows of a chunk, sums of gradients, what the optimizer remembers, and
 * transposed weights.
 */
final class LearnerBuffers {
  private static final int BYTECODES_OF_A_LAYER = 120;

  private final Plan plan;
  private final LearnerPlan learner;
  private final Numerals numerals;
  private final Layout layout;
  private final List<String> state;

  LearnerBuffers(Plan plan, LearnerPlan learner, Numerals numerals) {
    this.plan = plan;
    this.learner = learner;
    this.numerals = numerals;
    this.layout = Layout.of(plan.target(), numerals);
    this.state =
        learner.updates()
            ? OptimizerCode.of(learner.need().optimizer(), numerals, new ScalarArithmetic(numerals))
                .state()
            : List.of();
  }

  /** Declares the fields, and the constructor that allocates them. */
  void write(TypeSpec.Builder type) {
    Fields fields = new Fields();
    fields.add(ClassName.get("", "Rows"), "rows", "new Rows(capacity)");
    fields.add(TypeName.get(double[].class), "losses", "new double[capacity]");
    if (plan.network().task() == Task.CLASSIFICATION) {
      fields.add(TypeName.get(int[].class), "labels", "new int[capacity]");
    } else {
      fields.add(numerals.rows(), "targets", "new $T[capacity][]", numerals.type());
    }
    plan.inputDrop().ifPresent(drop -> dropBuffers(fields, drop));
    learner.layers().forEach(layer -> layerBuffers(fields, layer));
    if (plan.target() == Target.VECTOR && learner.steps()) {
      fields.add(numerals.row(), "one", "new $T[] {1}", numerals.type());
    }
    type.addField(TypeName.INT, "loaded", Modifier.PRIVATE);
    if (plan.drops()) {
      type.addField(TypeName.LONG, "noise", Modifier.PRIVATE);
      type.addField(TypeName.BOOLEAN, "dropping", Modifier.PRIVATE);
    }
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(TypeName.INT, "capacity");
    fields.writeTo(
        type, constructor, List.of(ParameterSpec.builder(TypeName.INT, "capacity").build()));
    type.addMethod(constructor.addStatement("reset()").build());
  }

  private void layerBuffers(Fields fields, LayerTraining training) {
    LayerPlan layer = training.layer();
    int l = layer.number();
    if (training.sensitivity().isPresent()) {
      perExample(fields, "delta" + l, layer.signals());
    }
    if (training.sensitivity().map(Kernel.Sensitivity::keepsSlope).orElse(false)) {
      perExample(fields, "dx" + l, layer.units());
    }
    layer.drop().ifPresent(drop -> dropBuffers(fields, drop));
    if (training.gradient().isPresent()) {
      Layer.Dense dense = layer.dense().orElseThrow();
      matrix(fields, "g" + l, dense.fanIn(), dense.fanOut());
      state.forEach(name -> matrix(fields, name + l, dense.fanIn(), dense.fanOut()));
    }
    packs(fields, training);
    if (training.trainsBias()) {
      vector(fields, "gb" + l, layer.signals());
      state.forEach(name -> vector(fields, name + "b" + l, layer.signals()));
    }
    if (training.slopes().isPresent()) {
      vector(fields, "gslope" + l, layer.units());
      state.forEach(name -> vector(fields, name + "slope" + l, layer.units()));
    }
    if (training.limit().isPresent()) {
      vector(fields, "scale" + l, layer.signals());
    }
    if (training.transposed()) {
      Layer.Dense dense = layer.dense().orElseThrow();
      matrix(fields, "t" + l, dense.fanOut(), dense.fanIn());
    }
  }

  /** What gradients run down: what enters a layer, and its sensitivities, in panels. */
  private void packs(Fields fields, LayerTraining training) {
    if (LearnerBackward.packs(plan, learner, training)) {
      Layer.Dense dense = training.layer().dense().orElseThrow();
      pack(fields, "px" + training.layer().number(), dense.fanIn());
      pack(fields, "pd" + training.layer().number(), dense.fanOut());
    }
  }

  private void pack(Fields fields, String name, int width) {
    fields.add(
        numerals.row(),
        name,
        "new $T[capacity * $T.padded($L, P)]",
        numerals.type(),
        RuntimeNames.PANELS,
        width);
  }

  private void dropBuffers(Fields fields, Kernel.Drop drop) {
    perExample(fields, "mask" + drop.layer(), drop.width());
    perExample(fields, "dropped" + drop.layer(), drop.width());
  }

  private void perExample(Fields fields, String name, int width) {
    fields.add(
        numerals.rows(), name, "new $T[capacity][$L]", numerals.type(), layout.length(width));
  }

  private void matrix(Fields fields, String name, int rows, int width) {
    fields.add(layout.matrix(), name, "$L", layout.newMatrix(rows, width));
  }

  private void vector(Fields fields, String name, int width) {
    fields.add(numerals.row(), name, "new $T[$L]", numerals.type(), layout.length(width));
  }

  /** The method that forgets sums and state, and copies weights into their transposes. */
  MethodSpec reset(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining training : learner.layers()) {
      CodeBlock block = resetLayer(training);
      if (!block.isEmpty()) {
        statements.add(block);
      }
    }
    MethodSpec.Builder method = NetworkWriter.override("reset");
    new Chain(type, "reset", List.of()).writeTo(method, statements, BYTECODES_OF_A_LAYER);
    return method.build();
  }

  private CodeBlock resetLayer(LayerTraining training) {
    LayerPlan layer = training.layer();
    int l = layer.number();
    CodeBlock.Builder block = CodeBlock.builder();
    if (training.gradient().isPresent()) {
      block.add(layout.clear("g" + l));
      state.forEach(name -> block.add(layout.clear(name + l)));
    }
    if (training.trainsBias()) {
      block.addStatement("$T.fill(gb$L, 0)", Arrays.class, l);
      state.forEach(name -> block.addStatement("$T.fill($Lb$L, 0)", Arrays.class, name, l));
    }
    if (training.slopes().isPresent()) {
      block.addStatement("$T.fill(gslope$L, 0)", Arrays.class, l);
      state.forEach(name -> block.addStatement("$T.fill($Lslope$L, 0)", Arrays.class, name, l));
    }
    if (training.transposed()) {
      String fanIn = Integer.toString(layer.dense().orElseThrow().fanIn());
      block.add(layout.transpose(l, "t" + l, "0", fanIn));
    }
    if (layer.tied()) {
      String fanIn = Integer.toString(layer.dense().orElseThrow().fanOut());
      block.add(layout.transpose(1, "w2", "0", fanIn));
    }
    return block.build();
  }

  /** Whether the optimizer remembers anything. */
  boolean remembers() {
    return !state.isEmpty() && learner.layers().stream().anyMatch(LayerTraining::trained);
  }

  /** The method that gives views of what the optimizer remembers. */
  MethodSpec memory(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining training : learner.layers()) {
      if (training.trained()) {
        for (String name : state) {
          statements.addAll(
              NetworkWriter.tensorsOf(training.layer(), layout, name, name + "b", name + "slope"));
        }
      }
    }
    return NetworkWriter.tensorList(type, "memory", statements)
        .addModifiers(Modifier.PUBLIC)
        .addAnnotation(Override.class)
        .build();
  }

  /** The method that gives views of the sums of gradients. */
  MethodSpec gradients(TypeSpec.Builder type) {
    List<CodeBlock> statements = new ArrayList<>();
    for (LayerTraining training : learner.layers()) {
      if (training.trained()) {
        statements.addAll(NetworkWriter.tensorsOf(training.layer(), layout, "g", "gb", "gslope"));
      }
    }
    return NetworkWriter.tensorList(type, "gradients", statements)
        .addModifiers(Modifier.PUBLIC)
        .addAnnotation(Override.class)
        .build();
  }
}

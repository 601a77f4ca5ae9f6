package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Layer;
import java.util.HashSet;
import java.util.Set;

/** Proves of a plan what the emitter takes for granted; a plan that fails is a bug of nnc. */
final class PlanVerifier {
  private PlanVerifier() {}

  static void verify(Plan plan) {
    widthsChain(plan);
    tilingsCoverEveryRow(plan);
    methodsAreDistinct(plan);
    methodsFitTheBudget(plan);
    innerLoopsExist(plan);
  }

  private static void widthsChain(Plan plan) {
    int width = plan.network().inputWidth();
    for (LayerPlan layer : plan.layers()) {
      Layer.Dense dense = layer.layer();
      require(dense.fanIn() == width, "layer " + layer.number() + " takes " + dense.fanIn());
      require(layer.signal().fanOut() == dense.fanOut(), "signal of layer " + layer.number());
      width = dense.outputWidth();
    }
    require(width == plan.network().outputWidth(), "the outputs are " + width);
  }

  private static void tilingsCoverEveryRow(Plan plan) {
    for (LayerPlan layer : plan.layers()) {
      covers(layer.signal().tiling(), layer.layer().fanIn(), layer.layer().fanOut());
      layer.sensitivity().ifPresent(s -> covers(s.tiling(), s.above(), s.width()));
    }
  }

  private static void covers(Tiling tiling, int rows, int width) {
    require(
        tiling.passes() * tiling.rows() + tiling.tail() == rows && tiling.width() == width,
        tiling + " over " + rows + " rows");
  }

  private static void methodsAreDistinct(Plan plan) {
    Set<String> seen = new HashSet<>();
    for (Kernel kernel : plan.kernels()) {
      require(seen.add(kernel.method()), "two methods " + kernel.method());
    }
  }

  private static void methodsFitTheBudget(Plan plan) {
    for (Kernel kernel : plan.kernels()) {
      require(
          kernel.bytecodes() <= Budget.METHOD,
          kernel.method() + " takes " + kernel.bytecodes() + " bytecodes");
    }
  }

  private static void innerLoopsExist(Plan plan) {
    Set<Kernel> rows = new HashSet<>(plan.rows());
    for (LayerPlan layer : plan.layers()) {
      int width = layer.layer().fanOut();
      require(
          rows.contains(new Kernel.AddRows("add1x" + width, 1, width)),
          "no loop for the examples of layer " + layer.number());
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CompilerBug("the plan does not hold: " + otherwise);
    }
  }
}

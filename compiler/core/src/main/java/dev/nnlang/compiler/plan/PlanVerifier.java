package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Layer;
import java.util.HashSet;
import java.util.List;
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
    everyTrainedLayerHasASensitivity(plan);
    plan.rounds().forEach(PlanVerifier::verify);
  }

  private static void widthsChain(Plan plan) {
    int width = plan.network().inputWidth();
    for (LayerPlan layer : plan.layers()) {
      int takes = layer.dense().map(Layer.Dense::fanIn).orElse(layer.signals());
      require(takes == width, "layer " + layer.number() + " takes " + takes);
      layer
          .signal()
          .ifPresent(
              signal ->
                  require(signal.fanOut() == layer.signals(), "signal of layer " + layer.number()));
      require(
          layer.units() * layer.unit().signalsPerUnit() == layer.signals(),
          "units of layer " + layer.number());
      width = layer.units();
    }
    require(width == plan.network().outputWidth(), "the outputs are " + width);
  }

  private static void tilingsCoverEveryRow(Plan plan) {
    for (LayerPlan layer : plan.layers()) {
      layer.signal().ifPresent(s -> covers(s.tiling(), s.fanIn(), layer.signals()));
    }
    for (LearnerPlan learner : plan.learners()) {
      for (LearnerPlan.LayerTraining training : learner.layers()) {
        training
            .sensitivity()
            .filter(sensitivity -> sensitivity.source() instanceof SlopeSource.OfProduct)
            .ifPresent(
                sensitivity -> {
                  SlopeSource.OfProduct product = (SlopeSource.OfProduct) sensitivity.source();
                  covers(product.tiling(), product.above(), training.layer().units());
                });
      }
    }
  }

  private static void covers(Tiling tiling, int rows, int width) {
    require(
        tiling.passes() * tiling.rows() + tiling.tail() == rows && tiling.width() == width,
        tiling + " over " + rows + " rows");
  }

  private static void methodsAreDistinct(Plan plan) {
    distinct(plan.kernels());
    plan.learners().forEach(learner -> distinct(learner.own()));
  }

  private static void distinct(List<Kernel> kernels) {
    Set<String> seen = new HashSet<>();
    for (Kernel kernel : kernels) {
      require(seen.add(kernel.method()), "two methods " + kernel.method());
    }
  }

  private static void methodsFitTheBudget(Plan plan) {
    fit(plan.kernels());
    plan.learners().forEach(learner -> fit(learner.own()));
  }

  private static void fit(List<Kernel> kernels) {
    for (Kernel kernel : kernels) {
      require(
          kernel.bytecodes() <= Budget.METHOD,
          kernel.method() + " takes " + kernel.bytecodes() + " bytecodes");
    }
  }

  private static void innerLoopsExist(Plan plan) {
    Set<Kernel> rows = new HashSet<>(plan.rows());
    for (LearnerPlan learner : plan.learners()) {
      for (LearnerPlan.LayerTraining training : learner.layers()) {
        int width = training.layer().signals();
        require(
            training.gradient().isEmpty() || rows.contains(ofExamples(training, width)),
            "no loop for the examples of layer " + training.layer().number());
      }
    }
  }

  private static Kernel ofExamples(LearnerPlan.LayerTraining training, int width) {
    return training.gradient().orElseThrow().tiling().panels()
        ? new PanelKernel.AllTiles(PanelKernel.Sums.GRADIENT)
        : new Kernel.AddRows("add1x" + width, 1, width);
  }

  private static void everyTrainedLayerHasASensitivity(Plan plan) {
    for (LearnerPlan learner : plan.learners()) {
      for (LearnerPlan.LayerTraining training : learner.layers()) {
        require(
            !training.trained() || training.sensitivity().isPresent(),
            "layer " + training.layer().number() + " is trained without a sensitivity");
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CompilerBug("the plan does not hold: " + otherwise);
    }
  }
}

package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.emit.VectorFunctions.Function;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.EnumSet;
import java.util.Set;

/** Which elementary functions the vectors of a class go through. */
final class FunctionsOf {
  private final Set<Function> used = EnumSet.noneOf(Function.class);

  private FunctionsOf() {}

  /** Those of {@code plan}, without its rounds, which are classes of their own. */
  static Set<Function> plan(Plan plan) {
    FunctionsOf functions = new FunctionsOf();
    for (LayerPlan layer : plan.layers()) {
      layer.activate().ifPresent(functions::ofOutput);
    }
    for (LearnerPlan learner : plan.learners()) {
      functions.ofLoss(learner.loss());
      learner.layers().forEach(l -> l.sensitivity().ifPresent(functions::ofDerivative));
    }
    return functions.used;
  }

  private void ofOutput(Kernel.Activate kernel) {
    Unit unit = kernel.unit();
    if (unit instanceof Unit.Softmax) {
      used.add(Function.EXP);
    } else if (kernel.ofExamples()) {
      return;
    } else if (unit instanceof Unit.Sigmoid) {
      used.add(Function.SIGMOID);
    } else if (unit instanceof Unit.Tanh) {
      used.add(Function.TANH);
    } else if (unit instanceof Unit.Softplus) {
      used.add(Function.SOFTPLUS);
    }
  }

  private void ofLoss(Kernel.LossOf kernel) {
    if (kernel.loss() instanceof Loss.CrossEntropy && kernel.unit() instanceof Unit.Softmax) {
      used.add(Function.EXP);
    }
  }

  private void ofDerivative(Kernel.Sensitivity kernel) {
    if (kernel.unit() instanceof Unit.Softplus && !kernel.ofExamples()) {
      used.add(Function.SIGMOID);
    }
  }
}

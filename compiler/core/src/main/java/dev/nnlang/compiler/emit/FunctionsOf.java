package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.LearnerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which elementary functions the vectors of a class go through. */
final class FunctionsOf {
  private final Set<VectorFunction> used = EnumSet.noneOf(VectorFunction.class);

  private FunctionsOf() {}

  /** Those of {@code plan}, without its rounds, which are classes of their own. */
  static Set<VectorFunction> plan(Plan plan) {
    FunctionsOf functions = new FunctionsOf();
    functions.ofOutputs(plan);
    for (LearnerPlan learner : plan.learners()) {
      functions.ofLoss(learner.loss());
      learner.layers().forEach(l -> l.sensitivity().ifPresent(functions::ofDerivative));
    }
    return functions.used;
  }

  /** Those that a prediction goes through. */
  static Set<VectorFunction> prediction(Plan plan) {
    FunctionsOf functions = new FunctionsOf();
    functions.ofOutputs(plan);
    return functions.used;
  }

  /** What makes the outputs of {@code unit} from its signals; empty for an expression. */
  static Optional<VectorFunction> output(Unit unit) {
    if (unit instanceof Unit.Sigmoid) {
      return Optional.of(VectorFunction.SIGMOID);
    }
    if (unit instanceof Unit.Tanh) {
      return Optional.of(VectorFunction.TANH);
    }
    return unit instanceof Unit.Softplus ? Optional.of(VectorFunction.SOFTPLUS) : Optional.empty();
  }

  /** What multiplies by the derivative of {@code unit}; empty for an expression. */
  static Optional<VectorFunction> derivative(Unit unit) {
    return unit instanceof Unit.Softplus
        ? Optional.of(VectorFunction.TIMES_SIGMOID)
        : Optional.empty();
  }

  private void ofOutputs(Plan plan) {
    for (LayerPlan layer : plan.layers()) {
      layer.activate().ifPresent(this::ofOutput);
    }
  }

  private void ofOutput(Kernel.Activate kernel) {
    if (kernel.unit() instanceof Unit.Softmax) {
      used.add(VectorFunction.EXP);
    } else if (!kernel.ofExamples()) {
      output(kernel.unit()).ifPresent(used::add);
    }
  }

  private void ofLoss(Kernel.LossOf kernel) {
    if (kernel.loss() instanceof Loss.CrossEntropy && kernel.unit() instanceof Unit.Softmax) {
      used.add(VectorFunction.EXP);
    }
    if (kernel.byColumns()) {
      used.add(VectorFunction.LOG);
    }
  }

  private void ofDerivative(Kernel.Sensitivity kernel) {
    if (!kernel.ofExamples()) {
      derivative(kernel.unit()).ifPresent(used::add);
    }
  }
}

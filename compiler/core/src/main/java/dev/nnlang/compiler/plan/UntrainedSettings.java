package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;

/** What a model without a train block is compiled for, so that its gradient exists all the same. */
final class UntrainedSettings {
  private UntrainedSettings() {}

  static Training.Settings of(Network network) {
    return new Training.Settings(
        loss(network),
        List.of(),
        new Optimizer.Sgd(0),
        32,
        new Schedule.Constant(0.01, Optional.empty()),
        Optional.empty(),
        new StopRule.Comparison(
            new Measure.Count(Measure.Counter.EPOCHS),
            StopRule.Operator.AT_LEAST,
            1,
            "epochs >= 1"),
        Training.Keep.last(),
        true,
        false,
        0);
  }

  /** Cross-entropy where the last unit allows it, squared error else. */
  private static Loss loss(Network network) {
    List<Layer.Dense> layers = network.denseLayers();
    Unit last = layers.get(layers.size() - 1).unit();
    boolean probabilities =
        network.task() == Task.CLASSIFICATION
            ? last.equals(new Unit.Softmax())
            : network.task() != Task.REGRESSION && last.equals(new Unit.Sigmoid());
    return probabilities ? new Loss.CrossEntropy() : new Loss.Squared();
  }
}

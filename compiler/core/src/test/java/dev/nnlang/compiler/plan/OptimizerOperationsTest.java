package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Training;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FLOPs of the step of one parameter, and numbers kept beside it. */
final class OptimizerOperationsTest {
  private static Optimizer optimizer(String spelling) {
    String text =
        """
        nn 1
        model M { input x: real  output y: real  layers: dense(_) }
        data d { from: csv("d.csv") }
        train M on d { loss: squared  stop: epochs >= 1  batch: all  optimizer: %s }
        """
            .formatted(spelling);
    Training training = GeneratedModel.compile(text).models().get(0).training().orElseThrow();
    return training.phases().get(0).settings().optimizer();
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 2, 0",
    "sgd(momentum: 0.9), 4, 1",
    "nesterov(momentum: 0.9), 6, 1",
    "adagrad, 7, 1",
    "rmsprop, 9, 1",
    "adam, 13, 2",
    "adam(weight_decay: 0.1), 15, 2",
    "adamw(weight_decay: 0.1), 14, 2"
  })
  void stepsTakeWhatTheirFormulasTake(String spelling, long flops, long state) {
    assertEquals(
        new OptimizerOperations(flops, state), OptimizerOperations.of(optimizer(spelling)));
  }

  /** The trainer moves the weights along a line: no generated method does. */
  @ParameterizedTest
  @CsvSource({"line_search", "lbfgs"})
  void whatSearchesHasNoStep(String spelling) {
    assertEquals(new OptimizerOperations(0, 0), OptimizerOperations.of(optimizer(spelling)));
  }
}

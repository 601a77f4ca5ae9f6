package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.*;
import dev.nnlang.compiler.plan.Planner;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ShowTest {
  @Test
  void show() throws Exception {
    Field.Range r = new Field.Range(0, 10);
    List<Field> in = new ArrayList<>();
    for (String n : List.of("sepal_length", "sepal_width", "petal_length", "petal_width")) {
      in.add(new Field(n, List.of(), new Field.Real(Optional.of(r)), Optional.empty()));
    }
    Field out =
        new Field(
            "species",
            List.of(),
            new Field.OneOf(List.of("setosa", "versicolor", "virginica")),
            Optional.empty());
    Initializer g = new Initializer.Gaussian(0.3);
    Network n =
        new Network(
            "com.example.iris",
            "Iris",
            Optional.of("Names an iris flower."),
            Precision.FLOAT,
            in,
            List.of(out),
            List.of(
                new Layer.Standardize(4),
                new Layer.Dense("layer1", 4, 16, new Unit.Tanh(), g, true),
                new Layer.Dense("layer2", 16, 13, new Unit.Relu(), g, true),
                new Layer.Dense("layer3", 13, 3, new Unit.Softmax(), g, true)));
    Training t =
        new Training(
            "iris",
            42,
            true,
            List.of(
                new Training.Phase(
                    "train",
                    Training.Kind.ALL,
                    List.of(),
                    new Training.Settings(
                        new Loss.CrossEntropy(),
                        List.of(),
                        new Optimizer.Sgd(0.9),
                        16,
                        new Schedule.Constant(0.05, Optional.empty()),
                        Optional.empty(),
                        new StopRule.Or(
                            new StopRule.And(
                                new StopRule.Comparison(
                                    new Measure.Improvement(
                                        new Measure.MeanError(Measure.Part.VALIDATION), 10),
                                    StopRule.Operator.LESS,
                                    0.01,
                                    "improvement(validation.error, 10 epochs) < 1%"),
                                new StopRule.Comparison(
                                    new Measure.MeanError(Measure.Part.VALIDATION),
                                    StopRule.Operator.LESS,
                                    0.1,
                                    "validation.error < 0.1")),
                            new StopRule.Comparison(
                                new Measure.Count(Measure.Counter.EPOCHS),
                                StopRule.Operator.AT_LEAST,
                                500,
                                "epochs >= 500")),
                        new Training.Keep(
                            Optional.of(new Measure.MeanError(Measure.Part.VALIDATION))),
                        true,
                        false,
                        0))),
            false,
            Optional.empty());
    CheckedModel m = new CheckedModel(n, Map.of(), Optional.of(t), Optional.empty(), List.of());
    Files.writeString(Path.of("target/Iris.java"), Emitter.emit(Planner.plan(m), "0.1.0").text());
  }
}

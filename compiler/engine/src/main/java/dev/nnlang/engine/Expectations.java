package dev.nnlang.engine;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.data.Rows;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Judges a trained network by what its model expects of it. */
final class Expectations {
  private Expectations() {}

  static <R> List<ExpectationResult> judge(CheckedModel model, Network<R> network, Scores scores) {
    return model.expectations().stream()
        .map(expectation -> expectation.accept(new Judge<>(model, network, scores)))
        .toList();
  }

  private record Judge<R>(CheckedModel model, Network<R> network, Scores scores)
      implements Expectation.Visitor<ExpectationResult> {

    @Override
    public ExpectationResult figure(Expectation.Figure figure) {
      double actual = figure.measure().accept(new Reading(model, scores));
      boolean met = figure.operator().holds(actual, figure.value());
      return new ExpectationResult(
          figure, Double.isNaN(actual) ? "undefined" : Decimal.of(actual), met);
    }

    @Override
    public ExpectationResult prediction(Expectation.Prediction prediction) {
      Signature signature = network.signature();
      Prediction actual = Prediction.of(network, input(prediction, signature));
      boolean met;
      if (signature.task() == Signature.Task.REGRESSION) {
        double expected = Double.parseDouble(prediction.expected());
        met = Math.abs(actual.output(0) - expected) <= prediction.tolerance();
      } else {
        met = actual.decided(0).equals(prediction.expected());
      }
      return new ExpectationResult(prediction, actual.decided(0), met);
    }

    private double[] input(Expectation.Prediction prediction, Signature signature) {
      List<String> columns = new ArrayList<>();
      for (Signature.Field field : signature.inputs()) {
        for (int value = 0; value < field.count(); value++) {
          columns.add(field.column(value));
        }
      }
      Signature inputsOnly =
          new Signature(
              signature.name(),
              signature.fingerprint(),
              Signature.Task.REGRESSION,
              signature.inputs(),
              List.of());
      ExampleSource row =
          Rows.of(columns, List.of(prediction.inputs()), inputsOnly, prediction.text()).examples();
      double[] input = new double[signature.inputWidth()];
      row.read(0, input, new double[0]);
      return input;
    }
  }

  /** The figure that an expectation names. */
  private record Reading(CheckedModel model, Scores scores) implements Measure.Visitor<Double> {
    @Override
    public Double error(Measure.MeanError error) {
      return of(error.part(), Score::error);
    }

    @Override
    public Double accuracy(Measure.Accuracy accuracy) {
      return of(accuracy.part(), Score::accuracy);
    }

    private double of(Measure.Part part, ToDoubleFunction<Score> reading) {
      return scores.of(part).map(reading::applyAsDouble).orElse(Double.NaN);
    }

    @Override
    public Double improvement(Measure.Improvement improvement) {
      throw new CompilerBug("an expectation of an improvement");
    }

    @Override
    public Double count(Measure.Count count) {
      if (count.counter() == Measure.Counter.PARAMETERS) {
        return (double) model.network().parameterCount();
      }
      throw new CompilerBug("an expectation of " + count.spelling());
    }
  }
}

package dev.nnlang.engine;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.InputRow;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.StopRule;
import dev.nnlang.runtime.Verdict;
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
      return result(
          figure,
          Verdict.figure(
              actual, StopRule.Operator.valueOf(figure.operator().name()), figure.value()));
    }

    @Override
    public ExpectationResult prediction(Expectation.Prediction prediction) {
      double[] input = InputRow.of(model.network().inputs(), prediction.inputs());
      return result(
          prediction,
          network.signature().task() == Signature.Task.REGRESSION
              ? Verdict.number(
                  network, input, Double.parseDouble(prediction.expected()), prediction.tolerance())
              : Verdict.label(network, input, prediction.expected()));
    }

    private static ExpectationResult result(Expectation expectation, Verdict verdict) {
      return new ExpectationResult(expectation, verdict.actual(), verdict.met());
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

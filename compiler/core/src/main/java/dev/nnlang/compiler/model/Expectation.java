package dev.nnlang.compiler.model;

import java.util.List;

/** What a trained network must show. */
public sealed interface Expectation {
  /** The clause as written, spaces folded. */
  String text();

  /** Its line in the file, from 1. */
  int line();

  /** What to do for each expectation. */
  <R> R accept(Visitor<R> visitor);

  /** {@code test.accuracy >= 90%}. */
  record Figure(Measure measure, StopRule.Operator operator, double value, String text, int line)
      implements Expectation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.figure(this);
    }
  }

  /**
   * {@code predict(5.1, 3.5, 1.4, 0.2) = setosa}, {@code predict(1, 2) = 3.5 +- 0.1}.
   *
   * @param inputs a cell per scalar input value, as written
   * @param expected a label, {@code true}/{@code false}, or a number
   * @param tolerance largest distance of a real; 0 for labels
   */
  record Prediction(List<String> inputs, String expected, double tolerance, String text, int line)
      implements Expectation {
    public Prediction {
      inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prediction(this);
    }
  }

  /** One method for each expectation. */
  interface Visitor<R> {
    R figure(Figure figure);

    R prediction(Prediction prediction);
  }
}

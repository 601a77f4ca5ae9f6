package dev.nnlang.runtime;

/** What a stop rule or {@code keep} looks at: a {@link Quantity}, or the improvement of one. */
public sealed interface Measure permits Quantity, Measure.Improvement {

  /** The value at the end of an epoch; NaN where it is undefined. */
  double value(Progress progress);

  /**
   * The relative gain of the best value of {@code of} over the last {@code epochs} epochs: {@code
   * (best before - best now) / |best before|}, with the sign turned where larger is better.
   * Undefined before {@code epochs + 1} epochs have passed.
   */
  record Improvement(Quantity of, int epochs) implements Measure {
    public Improvement {
      if (epochs < 1) {
        throw new IllegalArgumentException("epochs is " + epochs);
      }
    }

    @Override
    public double value(Progress progress) {
      return progress.history(of).improvement(epochs);
    }
  }
}

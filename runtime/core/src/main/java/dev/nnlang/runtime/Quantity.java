package dev.nnlang.runtime;

import java.util.function.ToDoubleFunction;

/** What is measured or counted at the end of an epoch. */
public enum Quantity implements Measure {
  /** E_in: the mean loss over the training set, without dropout and penalties. */
  ERROR(Progress::error, false),
  /** Share of the training set that is predicted right; NaN for a regression. */
  ACCURACY(Progress::accuracy, true),
  /** The mean loss over the validation set; NaN where there is none. */
  VALIDATION_ERROR(Progress::validationError, false),
  /** Share of the validation set that is predicted right; NaN where there is none. */
  VALIDATION_ACCURACY(Progress::validationAccuracy, true),
  /** Passes over the training set. */
  EPOCHS(Progress::epoch, true),
  /** Moves of the weights. */
  UPDATES(Progress::updates, true),
  /** Seconds since training began. */
  ELAPSED(Progress::elapsed, true),
  /** Euclidean norm of the gradient of E_in over all parameters. */
  GRADIENT_NORM(Progress::gradientNorm, false);

  private final ToDoubleFunction<Progress> reading;
  private final boolean largerIsBetter;

  Quantity(ToDoubleFunction<Progress> reading, boolean largerIsBetter) {
    this.reading = reading;
    this.largerIsBetter = largerIsBetter;
  }

  @Override
  public double value(Progress progress) {
    return reading.applyAsDouble(progress);
  }

  /**
   * Whether {@code candidate} is strictly better than {@code best}; anything is better than NaN.
   */
  boolean better(double candidate, double best) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(candidate);
    }
    return largerIsBetter ? candidate > best : candidate < best;
  }
}

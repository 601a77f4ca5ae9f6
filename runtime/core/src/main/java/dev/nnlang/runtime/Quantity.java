package dev.nnlang.runtime;

import java.util.function.ToDoubleFunction;

/** What is measured or counted at the end of an epoch. */
public enum Quantity implements Measure {
  /** E_in: the mean loss over the training set, without dropout and penalties. */
  ERROR(false, Progress::error),
  /** Share of the training set that is predicted right; NaN for a regression. */
  ACCURACY(true, Progress::accuracy),
  /** The mean loss over the validation set; NaN where there is none. */
  VALIDATION_ERROR(false, Progress::validationError),
  /** Share of the validation set that is predicted right; NaN where there is none. */
  VALIDATION_ACCURACY(true, Progress::validationAccuracy),
  /** Passes over the training set in the phase, or round. */
  EPOCHS(true, Progress::epoch),
  /** Moves of the weights in the phase, or round. */
  UPDATES(true, Progress::updates),
  /** Seconds since the phase, or round, began. */
  ELAPSED(true, Progress::elapsed),
  /** Euclidean norm of the gradient of E_in over all parameters that the phase trains. */
  GRADIENT_NORM(false, Progress::gradientNorm);

  private final boolean largerIsBetter;

  @SuppressWarnings("ImmutableEnumChecker") // A method reference holds nothing.
  private final ToDoubleFunction<Progress> value;

  Quantity(boolean largerIsBetter, ToDoubleFunction<Progress> value) {
    this.largerIsBetter = largerIsBetter;
    this.value = value;
  }

  @Override
  public double value(Progress progress) {
    return value.applyAsDouble(progress);
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

package dev.nnlang.runtime;

/** What is measured or counted at the end of an epoch. */
public enum Quantity implements Measure {
  /** E_in: the mean loss over the training set, without dropout and penalties. */
  ERROR(false),
  /** Share of the training set that is predicted right; NaN for a regression. */
  ACCURACY(true),
  /** The mean loss over the validation set; NaN where there is none. */
  VALIDATION_ERROR(false),
  /** Share of the validation set that is predicted right; NaN where there is none. */
  VALIDATION_ACCURACY(true),
  /** Passes over the training set in the phase, or round. */
  EPOCHS(true),
  /** Moves of the weights in the phase, or round. */
  UPDATES(true),
  /** Seconds since the phase, or round, began. */
  ELAPSED(true),
  /** Euclidean norm of the gradient of E_in over all parameters that the phase trains. */
  GRADIENT_NORM(false);

  private final boolean largerIsBetter;

  Quantity(boolean largerIsBetter) {
    this.largerIsBetter = largerIsBetter;
  }

  @Override
  public double value(Progress progress) {
    return switch (this) {
      case ERROR -> progress.error();
      case ACCURACY -> progress.accuracy();
      case VALIDATION_ERROR -> progress.validationError();
      case VALIDATION_ACCURACY -> progress.validationAccuracy();
      case EPOCHS -> progress.epoch();
      case UPDATES -> progress.updates();
      case ELAPSED -> progress.elapsed();
      case GRADIENT_NORM -> progress.gradientNorm();
    };
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

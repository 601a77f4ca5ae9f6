package dev.nnlang.runtime;

/**
 * How a network does on a set.
 *
 * @param error the mean loss, without penalties
 * @param accuracy share that is predicted right; NaN for a regression
 */
public record Score(double error, double accuracy) {
  /** Of a set that is not there. */
  static final Score NONE = new Score(Double.NaN, Double.NaN);
}

package dev.nnlang.runtime;

/**
 * The rate eta as a function of time, in epochs from 0; a fraction is the share of an epoch done.
 */
@FunctionalInterface
public interface Schedule {
  /** The rate of the update that begins at {@code epoch}. */
  double rate(double epoch);

  /** {@code rate} throughout. */
  static Schedule constant(double rate) {
    return epoch -> rate;
  }
}

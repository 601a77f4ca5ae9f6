package dev.nnlang.runtime;

import java.util.Optional;

/**
 * Where a training stands at the end of an epoch. Errors and accuracies are those of the weights at
 * that moment over whole sets; each is computed when it is first asked for, and not at all where
 * nobody asks. Valid until the listener that was given it returns, on its thread alone.
 *
 * <p>In a greedy phase all of them are those of the round's small network, by its own loss.
 */
public interface Progress {
  /** The name of the phase. */
  String phase();

  /** The layer that a greedy phase is at; empty in other phases. */
  Optional<String> layer();

  /** Whether this is the last phase again, from the first weights, for comparison. */
  boolean scratch();

  /** Epochs of the phase finished; in a greedy phase those of its round. */
  int epoch();

  /**
   * Epochs of the whole training finished, those of the phases and rounds before and of a training
   * that this one goes on from included; the run from scratch counts its own.
   */
  int allEpochs();

  /** Updates of the phase, or round, made. */
  long updates();

  /** Seconds since the first update of the phase, or round, measures between epochs included. */
  double elapsed();

  /** Seconds of this epoch's updates alone. */
  double epochSeconds();

  /** The rate of the last update. */
  double rate();

  /** E_in, the mean loss over the training set, without dropout and penalties. */
  double error();

  /** Share of the training set that is predicted right; NaN for a regression. */
  double accuracy();

  /** The mean loss over the validation set; NaN where there is none. */
  double validationError();

  /** Share of the validation set that is predicted right; NaN where there is none. */
  double validationAccuracy();

  /**
   * Euclidean norm of the gradient of E_in, without dropout and penalties, over all parameters that
   * the phase trains. Costs a pass forward and back over the training set.
   */
  double gradientNorm();

  /**
   * The best values of {@code quantity} so far, epoch by epoch, this one included.
   *
   * @throws IllegalArgumentException if the stop rule of the phase does not {@linkplain
   *     StopRule#watched watch} it
   */
  History history(Quantity quantity);
}

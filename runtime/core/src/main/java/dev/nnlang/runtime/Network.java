package dev.nnlang.runtime;

import java.util.List;

/**
 * A generated network: its parameters and what can be done with them.
 *
 * <p>Predictions may run on any number of threads at once as long as nothing writes the {@link
 * #tensors() parameters}. A learner writes them, and belongs to one training.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public interface Network<R> extends Predictor<R> {
  /**
   * Views of the parameters and of the columns' statistics, in file order: {@code
   * standardize.mean}, {@code standardize.deviation}, then per layer weight, bias and slope, those
   * that it has. Writing to one changes the network.
   */
  List<Tensor> tensors();

  /**
   * How each weight, and slopes, are drawn before training, in the order of the layers; every other
   * learned tensor begins at 0.
   */
  List<Initialization> initializations();

  /**
   * Carries {@code x} through the input layers ({@code scale}, {@code standardize}) in place.
   *
   * @param x shape [inputWidth]: as declared before, as the first layer takes it after
   */
  void scaleInput(R x);

  /**
   * Buffers and kernels of the last declared phase that trains this network itself, on up to {@code
   * capacity} examples at a time. Its loss is the one that the network is scored by. A new one,
   * with buffers of its own, that moves the parameters of this network.
   *
   * @param capacity at least 1
   */
  Learner<R> learner(int capacity);

  /**
   * Buffers and kernels of phase {@code phase} of the declared training, from 0, which moves all
   * parameters or those of some layers. A new one, as {@link #learner(int)}.
   *
   * @param capacity at least 1
   * @throws IllegalArgumentException if there is no such phase, or it is greedy
   */
  default Learner<R> learner(int phase, int capacity) {
    if (phase != 0) {
      throw new IllegalArgumentException("no phase " + phase);
    }
    return learner(capacity);
  }

  /**
   * The network of one hidden layer that round {@code round}, from 0, of the greedy phase {@code
   * phase} trains. Its first layer has the shape of the layer that the round is about, and its
   * tensors the names; its last layer is thrown away. A new one, whose parameters are 0.
   *
   * @throws IllegalArgumentException if there is no such round
   */
  default Network<R> auxiliary(int phase, int round) {
    throw new IllegalArgumentException("phase " + phase + " is not greedy");
  }

  /** A network with the same parameters that shares nothing with this one. */
  Network<R> copy();
}

package dev.nnlang.runtime;

import java.util.List;

/**
 * A generated network: its parameters and what can be done with them.
 *
 * <p>Predictions may run on any number of threads at once as long as nothing writes the {@link
 * #tensors() parameters}.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public interface Network<R> {
  /** Names, types and labels of inputs and outputs, and the fingerprint of the architecture. */
  Signature signature();

  /** The number type. */
  Precision<R> precision();

  /**
   * Views of the parameters and of the columns' statistics, in file order: {@code
   * standardize.mean}, {@code standardize.deviation}, then per layer weight and bias.
   */
  List<Tensor> tensors();

  /** How each learned weight is drawn before training, in the order of the layers. */
  List<Initialization> initializations();

  /**
   * Carries {@code x} through the input layers ({@code scale}, {@code standardize}) in place.
   *
   * @param x shape [inputWidth]: as declared before, as the first layer takes it after
   */
  void scaleInput(R x);

  /**
   * Predicts one example.
   *
   * @param x shape [inputWidth], in the declared ranges; left as it is
   * @param y shape [outputWidth]; overwritten
   */
  void predict(R x, R y);

  /**
   * Buffers and kernels for training this network's parameters, on batches of up to {@code
   * capacity} examples at a time.
   */
  Learner<R> learner(int capacity);

  /** A network with the same parameters that shares nothing with this one. */
  Network<R> copy();
}

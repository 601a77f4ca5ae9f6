package dev.nnlang.runtime;

/**
 * What a generated class is for those that predict: any number of threads may do so at once.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public interface Predictor<R> {
  /** Names, types and labels of inputs and outputs, and the fingerprint of the architecture. */
  Signature signature();

  /** The number type. */
  Precision<R> precision();

  /**
   * Predicts one example.
   *
   * @param x shape [inputWidth], in the declared ranges; left as it is
   * @param y shape [outputWidth], another array than {@code x}; overwritten
   */
  void predict(R x, R y);

  /**
   * Predicts examples {@code from .. to - 1}: the outputs of {@code x[n]} go to {@code y[n]}, the
   * same bits as one by one. Faster than that where there are more than a few; allocates nothing
   * but buffers the first time.
   *
   * @param x rows of shape [inputWidth], in the declared ranges; left as they are
   * @param y rows of shape [outputWidth], other arrays than those of {@code x}; overwritten
   */
  default void predict(R[] x, R[] y, int from, int to) {
    for (int n = from; n < to; n++) {
      predict(x[n], y[n]);
    }
  }
}

package com.example.bench;

/**
 * One peer at predictions. Used by one thread; outputs are buffers that the next call overwrites.
 */
interface Predictor extends AutoCloseable {
  /** Predicts example {@code n}; the probabilities, shape [outputs]. */
  float[] one(int n);

  /**
   * Predicts examples {@code 0 .. Task.PREDICTED_AT_ONCE - 1} at once.
   *
   * @return the probabilities of the last of them, shape [outputs]
   */
  float[] batch();

  @Override
  void close();
}

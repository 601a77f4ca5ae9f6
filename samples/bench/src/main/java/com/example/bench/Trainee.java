package com.example.bench;

/** One peer at the training of one network. Used by one thread. */
interface Trainee extends AutoCloseable {
  /** Trains for {@code epochs} more epochs and returns the seconds that took. */
  double train(int epochs);

  /** A copy of the parameters as they are now. */
  Weights weights();

  @Override
  void close();
}

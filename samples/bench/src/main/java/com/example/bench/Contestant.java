package com.example.bench;

/** One peer ready for one workload. */
interface Contestant extends AutoCloseable {
  /** Does the work {@code times} times and returns the seconds that took. */
  double seconds(int times);

  /** Examples of doing it once. */
  int examples();

  /** Looks, after all turns, whether the work was done right. */
  Verdict verdict();

  @Override
  void close();
}

package dev.nnlang.runtime;

/** In which order an epoch takes its examples. */
final class EpochOrder {
  private EpochOrder() {}

  /**
   * Overwrites {@code order} with the order of epoch {@code epoch}, from 0.
   *
   * @param random the stream of the phase, or round
   */
  static void of(RandomStream random, int epoch, boolean shuffle, int[] order) {
    for (int n = 0; n < order.length; n++) {
      order[n] = n;
    }
    if (shuffle) {
      random.split("order", epoch).shuffle(order);
    }
  }
}

package dev.nnlang.runtime;

import java.util.Random;

/** Parameters for tests. */
final class Numbers {
  private Numbers() {}

  /** {@code network}, with every parameter drawn from {@code seed}. */
  static <N extends Network<?>> N fill(N network, long seed) {
    Random random = new Random(seed);
    for (Tensor tensor : network.tensors()) {
      tensor.write(random.doubles(tensor.size(), -1, 1).toArray());
    }
    return network;
  }
}

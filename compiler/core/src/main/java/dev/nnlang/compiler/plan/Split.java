package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;

/**
 * What the threads of a training share a kernel out by. Every sum belongs to one of them, so the
 * bits do not show which it was.
 */
public enum Split {
  /** Each thread takes some examples through all weights. */
  EXAMPLES,
  /** Each thread takes the weights of some inputs, over all examples. */
  INPUTS,
  /** Each thread takes the weights of some outputs, over all examples. */
  OUTPUTS;

  /**
   * Outputs that give several threads whole panels, of two vectors of 512 bits each.
   *
   * <p>What a thread moved by inputs and another reads by examples passes from cache to cache in
   * every update: 25 to 30 ns for each line. 784-512-256-10 in batches of 128 on two threads took
   * 0.351 s for 20,000 examples so, and 0.321 by the outputs of its first layer; 784-128-10 in
   * batches of 32 0.102 and 0.097 (AMD Zen 4, JDK 17). A layer above the first gains less: what
   * enters it passes instead.
   */
  private static final int LEAST_OUTPUTS = 128;

  /** Weights from which on that is more than one more meeting of the threads takes. */
  private static final long LEAST_WEIGHTS = 32_768;

  /** Whether a network's first layer is worth sharing out by outputs, and leaving zeros out of. */
  static boolean isLarge(Layer.Dense first) {
    return first.fanOut() >= LEAST_OUTPUTS
        && (long) first.fanIn() * first.fanOut() >= LEAST_WEIGHTS;
  }
}

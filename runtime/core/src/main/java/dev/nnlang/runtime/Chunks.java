package dev.nnlang.runtime;

/** How many examples and threads go through a network at once. */
final class Chunks {
  /** More rows at once would leave the caches without saving anything. */
  static final int LARGEST = 256;

  /** Fewer would make evaluation slow where batches are small. */
  private static final int SMALLEST = 64;

  /**
   * Floating-point operations of one update below which a second thread costs more than it does.
   */
  private static final long WORTH_A_THREAD = 1_000_000;

  private Chunks() {}

  /** Examples of one update of {@code phase}, of {@code examples} in all. */
  static int batch(Phase phase, int examples) {
    return phase.batch() == Phase.ALL_EXAMPLES ? examples : Math.min(phase.batch(), examples);
  }

  /** Rows of one chunk for batches of {@code batch} examples, of {@code examples} in all. */
  static int capacity(int batch, int examples) {
    return Math.min(examples, Math.max(SMALLEST, Math.min(batch, LARGEST)));
  }

  /** A team of up to {@code most} threads, fewer where batches of {@code network} gain nothing. */
  static Team team(Network<?> network, int batch, int most) {
    long parameters = network.tensors().stream().mapToLong(Tensor::size).sum();
    long operations = 6 * parameters * Math.min(batch, LARGEST);
    return new Team((int) Math.max(1, Math.min(most, operations / WORTH_A_THREAD)));
  }
}

package dev.nnlang.runtime;

/**
 * Rows of raw data, as they are declared: reals in their ranges, {@code boolean} as 0 or 1, {@code
 * one_of} as a 1 among 0s. Not scaled. Implementations are safe to read from several threads.
 */
public interface ExampleSource {
  /** How many examples. */
  int size();

  /**
   * Reads example {@code n}.
   *
   * @param input shape [inputWidth]; overwritten
   * @param target shape [outputWidth]; overwritten
   */
  void read(int n, double[] input, double[] target);

  /** The examples {@code rows[0], rows[1], ...} of this one, in that order. */
  default ExampleSource select(int[] rows) {
    ExampleSource all = this;
    int[] chosen = rows.clone();
    return new ExampleSource() {
      @Override
      public int size() {
        return chosen.length;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        all.read(chosen[n], input, target);
      }
    };
  }
}

package dev.nnlang.runtime;

/**
 * Where the numbers of a matrix [fanIn x fanOut] lie in one array, if its columns are cut into
 * panels of two vectors: panel after panel, in each of them row after row. A last panel that one
 * vector holds is one vector wide; what is left of it holds zeros.
 *
 * <p>A loop down the rows of a panel reads its array from front to back.
 *
 * @param fanIn rows
 * @param fanOut columns
 * @param lanes numbers of a vector
 */
public record Panels(int fanIn, int fanOut, int lanes) {

  /** {@code width} in whole vectors of {@code lanes} numbers. */
  public static int padded(int width, int lanes) {
    return (width + lanes - 1) / lanes * lanes;
  }

  /** Numbers of the array. */
  public int size() {
    return Math.multiplyExact(fanIn, padded(fanOut, lanes));
  }

  /** Where row {@code i}, column {@code j} is. */
  public int index(int i, int j) {
    return index(fanIn, fanOut, i, j);
  }

  /** The same for a matrix [rows x columns]. */
  private int index(int rows, int columns, int i, int j) {
    int panel = j / (2 * lanes) * (2 * lanes);
    return panel * rows + i * width(columns, panel) + j - panel;
  }

  /** How wide the panel is that begins at column {@code panel} of {@code columns}. */
  private int width(int columns, int panel) {
    return columns - panel > lanes ? 2 * lanes : lanes;
  }

  /** {@code t = w^T} for rows {@code from .. to - 1} of w; t in panels [fanOut x fanIn]. */
  public void transpose(float[] w, float[] t, int from, int to) {
    int wide = 2 * lanes;
    for (int i = from, end; i < to; i = end) {
      int block = i / wide * wide;
      end = Math.min(to, block + wide);
      int down = width(fanIn, block);
      for (int panel = 0; panel < fanOut; panel += wide) {
        int across = width(fanOut, panel);
        int source = panel * fanIn + i * across;
        int target = block * fanOut + panel * down + i - block;
        int columns = Math.min(fanOut - panel, across);
        for (int j = 0; j < columns; j++) {
          for (int r = 0; r < end - i; r++) {
            t[target + j * down + r] = w[source + r * across + j];
          }
        }
      }
    }
  }

  /** Adds the squares of w, column by column, to {@code sums}, in ascending order of rows. */
  public void addSquares(float[] w, float[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      float sum = sums[j];
      for (int i = 0; i < fanIn; i++) {
        float x = w[index(i, j)];
        sum = Math.fma(x, x, sum);
      }
      sums[j] = sum;
    }
  }

  /** Multiplies columns {@code from .. to - 1} of w by {@code factors}. */
  public void scaleColumns(float[] w, float[] factors, int from, int to) {
    for (int j = from; j < to; j++) {
      for (int i = 0; i < fanIn; i++) {
        w[index(i, j)] *= factors[j];
      }
    }
  }

  /**
   * As {@link #scaleColumns(float[], float[], int, int)}, on the transpose t in panels [fanOut x
   * fanIn].
   */
  public void scaleTransposed(float[] t, float[] factors, int from, int to) {
    for (int j = from; j < to; j++) {
      for (int i = 0; i < fanIn; i++) {
        t[index(fanOut, fanIn, j, i)] *= factors[j];
      }
    }
  }

  /** {@code t = w^T} for rows {@code from .. to - 1} of w; t in panels [fanOut x fanIn]. */
  public void transpose(double[] w, double[] t, int from, int to) {
    int wide = 2 * lanes;
    for (int i = from, end; i < to; i = end) {
      int block = i / wide * wide;
      end = Math.min(to, block + wide);
      int down = width(fanIn, block);
      for (int panel = 0; panel < fanOut; panel += wide) {
        int across = width(fanOut, panel);
        int source = panel * fanIn + i * across;
        int target = block * fanOut + panel * down + i - block;
        int columns = Math.min(fanOut - panel, across);
        for (int j = 0; j < columns; j++) {
          for (int r = 0; r < end - i; r++) {
            t[target + j * down + r] = w[source + r * across + j];
          }
        }
      }
    }
  }

  /** Adds the squares of w, column by column, to {@code sums}, in ascending order of rows. */
  public void addSquares(double[] w, double[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      double sum = sums[j];
      for (int i = 0; i < fanIn; i++) {
        double x = w[index(i, j)];
        sum = Math.fma(x, x, sum);
      }
      sums[j] = sum;
    }
  }

  /** Multiplies columns {@code from .. to - 1} of w by {@code factors}. */
  public void scaleColumns(double[] w, double[] factors, int from, int to) {
    for (int j = from; j < to; j++) {
      for (int i = 0; i < fanIn; i++) {
        w[index(i, j)] *= factors[j];
      }
    }
  }

  /**
   * As {@link #scaleColumns(double[], double[], int, int)}, on the transpose t in panels [fanOut x
   * fanIn].
   */
  public void scaleTransposed(double[] t, double[] factors, int from, int to) {
    for (int j = from; j < to; j++) {
      for (int i = 0; i < fanIn; i++) {
        t[index(fanOut, fanIn, j, i)] *= factors[j];
      }
    }
  }
}

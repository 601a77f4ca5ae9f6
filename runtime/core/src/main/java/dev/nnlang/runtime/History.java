package dev.nnlang.runtime;

import java.util.Arrays;

/** The best value of one quantity after each epoch. */
public final class History {
  private final Quantity quantity;
  private double[] best = new double[16];
  private int epochs;

  History(Quantity quantity) {
    this.quantity = quantity;
  }

  void add(double value) {
    if (epochs == best.length) {
      best = Arrays.copyOf(best, epochs * 2);
    }
    double before = epochs == 0 ? Double.NaN : best[epochs - 1];
    best[epochs++] = quantity.better(value, before) ? value : before;
  }

  /** The best values, epoch by epoch. */
  double[] values() {
    return Arrays.copyOf(best, epochs);
  }

  /** Goes on from what {@link #values} gave. */
  void restore(double[] values) {
    best = Arrays.copyOf(values, Math.max(best.length, values.length));
    epochs = values.length;
  }

  /**
   * How much the best value gained over the last {@code span} epochs, relative to what it was; NaN
   * before {@code span + 1} epochs have passed. No gain from a best value of 0 is 0.
   */
  public double improvement(int span) {
    if (epochs <= span) {
      return Double.NaN;
    }
    double before = best[epochs - 1 - span];
    double now = best[epochs - 1];
    return before == now ? 0 : Math.abs(before - now) / Math.abs(before);
  }
}

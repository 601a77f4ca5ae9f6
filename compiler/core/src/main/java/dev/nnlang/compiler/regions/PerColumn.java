package dev.nnlang.compiler.regions;

import java.util.function.Consumer;

/** {@code x_i <- (x_i - minus_i) times_i + plus}: standardize, and scale. */
final class PerColumn implements Stage {
  private final double[] minus;
  private final double[] times;
  private final double plus;

  PerColumn(double[] minus, double[] times, double plus) {
    this.minus = minus;
    this.times = times;
    this.plus = plus;
  }

  @Override
  public void pass(Cell cell, Consumer<Cell> next) {
    double[] rows = cell.rows().clone();
    for (int i = 0; i < minus.length; i++) {
      rows[Rows.TERMS * i] *= times[i];
      rows[Rows.TERMS * i + 1] *= times[i];
      rows[Rows.TERMS * i + 2] = (rows[Rows.TERMS * i + 2] - minus[i]) * times[i] + plus;
    }
    next.accept(new Cell(cell.shape(), rows));
  }
}

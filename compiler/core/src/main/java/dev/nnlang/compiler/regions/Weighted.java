package dev.nnlang.compiler.regions;

import java.util.function.Consumer;

/** A dense layer before its unit: {@code s = W x + b}. */
final class Weighted implements Stage {
  private final double[] weight;
  private final double[] bias;

  /**
   * @param weight shape [fanOut, fanIn], row-major
   * @param bias shape [fanOut]
   */
  Weighted(double[] weight, double[] bias) {
    this.weight = weight;
    this.bias = bias;
  }

  @Override
  public void pass(Cell cell, Consumer<Cell> next) {
    double[] x = cell.rows();
    int fanIn = x.length / Rows.TERMS;
    double[] s = new double[Rows.TERMS * bias.length];
    for (int j = 0; j < bias.length; j++) {
      double a = 0;
      double b = 0;
      double c = bias[j];
      for (int i = 0; i < fanIn; i++) {
        double w = weight[j * fanIn + i];
        a += w * x[Rows.TERMS * i];
        b += w * x[Rows.TERMS * i + 1];
        c += w * x[Rows.TERMS * i + 2];
      }
      s[Rows.TERMS * j] = a;
      s[Rows.TERMS * j + 1] = b;
      s[Rows.TERMS * j + 2] = c;
    }
    next.accept(new Cell(cell.shape(), s));
  }
}

package dev.nnlang.runtime;

/** Vectors of doubles; sums run in ascending order. */
final class Vectors {
  private Vectors() {}

  /** {@code a^T b}. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The sum of absolute values. */
  static double norm1(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += Math.abs(x);
    }
    return sum;
  }

  /** {@code a + t b}, in a new array. */
  static double[] along(double[] a, double t, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + t * b[i];
    }
    return sum;
  }

  /** {@code t a}, in a new array. */
  static double[] scaled(double t, double[] a) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = t * a[i];
    }
    return product;
  }

  /** Adds {@code t b} to {@code a}. */
  static void add(double[] a, double t, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += t * b[i];
    }
  }
}

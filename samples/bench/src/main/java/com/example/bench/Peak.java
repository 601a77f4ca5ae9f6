package com.example.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * How many floating-point operations one thread can do in a second, by two roads: a loop of plain
 * Java over a row that fits into the first cache, of which C2 makes vectors, and a large product of
 * OpenBLAS. The machine can do at least the better of the two. Measured again around every
 * workload.
 */
final class Peak {
  private static final int ROW = 1024;
  private static final int PASSES = 2_000;
  private static final int CHAIN = 16;
  private static final int SIDE = 512;
  private static final int TURNS = 100;

  private final float[] row = new float[ROW];
  private double java;
  private double product;

  Peak() {
    Arrays.fill(row, 1);
  }

  /** Gigaflops of the loop, the best of all turns so far. */
  double java() {
    return java;
  }

  /** Gigaflops of the product, the best of all turns so far; 0 where OpenBLAS does not load. */
  double product() {
    return product;
  }

  /** The better of the two, in gigaflops. */
  double best() {
    return Math.max(java, product);
  }

  /** Takes some more turns. */
  void measure() {
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      for (int pass = 0; pass < PASSES; pass++) {
        multiplyAndAdd(row, 0.999f, 0.001f);
      }
      java = Math.max(java, 2.0 * CHAIN * ROW * PASSES / (System.nanoTime() - start));
    }
    try {
      OpenBlasPeer.setThreads(1);
      measureProduct();
    } catch (Unavailable noProduct) {
      product = 0;
    }
  }

  /** {@code y = a y + b}, sixteen times. */
  private static void multiplyAndAdd(float[] y, float a, float b) {
    for (int j = 0; j < y.length; j++) {
      float v = y[j];
      v = Math.fma(a, Math.fma(a, Math.fma(a, Math.fma(a, v, b), b), b), b);
      v = Math.fma(a, Math.fma(a, Math.fma(a, Math.fma(a, v, b), b), b), b);
      v = Math.fma(a, Math.fma(a, Math.fma(a, Math.fma(a, v, b), b), b), b);
      y[j] = Math.fma(a, Math.fma(a, Math.fma(a, Math.fma(a, v, b), b), b), b);
    }
  }

  private void measureProduct() {
    float[] ones = new float[SIDE * SIDE];
    Arrays.fill(ones, 1);
    int n = SIDE;
    try (FloatPointer a = new FloatPointer(ones);
        FloatPointer b = new FloatPointer(ones);
        FloatPointer c = new FloatPointer(ones)) {
      for (int turn = 0; turn < TURNS; turn++) {
        long start = System.nanoTime();
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
        product = Math.max(product, 2.0 * n * n * n / (System.nanoTime() - start));
      }
    }
  }
}

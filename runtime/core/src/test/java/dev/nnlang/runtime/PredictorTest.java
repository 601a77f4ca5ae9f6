package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class PredictorTest {
  private static double[] one(Predictor<double[]> predictor, double[] x) {
    double[] y = new double[1];
    predictor.predict(x, y);
    return y;
  }

  @Test
  void manyAreTheSameBitsAsOneByOneAndRowsOutsideStay() {
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(5), 3);
    double[][] x = {{1, 2}, {-3, 0.5}, {0, 0}, {7, -1}};
    double[][] y = {{99}, {99}, {99}, {99}};
    network.predict(x, y, 1, 3);

    assertArrayEquals(new double[] {99}, y[0]);
    assertArrayEquals(one(network, x[1]), y[1]);
    assertArrayEquals(one(network, x[2]), y[2]);
    assertArrayEquals(new double[] {99}, y[3]);
    network.predict(x, y, 0, 4);
    assertArrayEquals(one(network, x[0]), y[0]);
    assertArrayEquals(one(network, x[3]), y[3]);
  }

  @Test
  void noRowsAreNoWork() {
    double[][] y = {{99}};
    new SmallDoubleNetwork(1).predict(new double[][] {{1, 2}}, y, 1, 1);

    assertArrayEquals(new double[] {99}, y[0]);
  }
}

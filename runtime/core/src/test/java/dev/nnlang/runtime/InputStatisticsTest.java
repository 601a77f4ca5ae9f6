package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputStatisticsTest {
  /** Rows of two columns. */
  private static ExampleSource rows(double[]... rows) {
    return new ExampleSource() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        System.arraycopy(rows[n], 0, input, 0, 2);
        target[0] = 0;
      }
    };
  }

  private static double[] statistic(Network<?> network, String name) {
    return network.tensors().stream()
        .filter(tensor -> tensor.name().equals("standardize." + name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void theDeviationIsThatOfThePopulation() {
    LineNetwork network = new LineNetwork(Initializer.zeros());
    List<Integer> constant =
        InputStatistics.fit(
            network, rows(new double[] {1, -2}, new double[] {2, 2}, new double[] {6, 6}));

    assertEquals(List.of(), constant);
    assertArrayEquals(new double[] {3, 2}, statistic(network, "mean"));
    assertArrayEquals(
        new double[] {Math.sqrt(14.0 / 3), Math.sqrt(32.0 / 3)}, statistic(network, "deviation"));
  }

  @Test
  void aConstantColumnGetsDeviationOneAndIsReported() {
    LineNetwork network = new LineNetwork(Initializer.zeros());
    List<Integer> constant =
        InputStatistics.fit(network, rows(new double[] {1, 5}, new double[] {2, 5}));

    assertEquals(List.of(1), constant);
    assertArrayEquals(new double[] {0.5, 1}, statistic(network, "deviation"));
    assertArrayEquals(new double[] {1.5, 5}, statistic(network, "mean"));
  }

  /** Three times 0.1 over 3 is not 0.1, which must not pass for a deviation. */
  @Test
  void aConstantColumnIsSeenWhateverItsMeanRoundsTo() {
    for (int count = 1; count <= 50; count++) {
      double[][] rows =
          Collections.nCopies(count, new double[] {0.1, 1e30}).toArray(double[][]::new);
      for (Network<?> network :
          List.of(new LineNetwork(Initializer.zeros()), new SmallFloatNetwork(1))) {
        assertEquals(List.of(0, 1), InputStatistics.fit(network, rows(rows)), count + " rows");
        assertArrayEquals(new double[] {1, 1}, statistic(network, "deviation"));
      }
    }
  }

  @Test
  void aColumnThatHardlyVariesIsNotConstantAndIsNotDividedByZero() {
    LineNetwork network = new LineNetwork(Initializer.zeros());
    List<Integer> constant =
        InputStatistics.fit(network, rows(new double[] {1e-200, 0}, new double[] {0, 1}));

    assertEquals(List.of(), constant);
    assertArrayEquals(new double[] {5e-201, 0.5}, statistic(network, "deviation"), 1e-215);
  }

  /** Their squares are no double. */
  @Test
  void largeNumbersHaveADeviation() {
    LineNetwork network = new LineNetwork(Initializer.zeros());
    InputStatistics.fit(network, rows(new double[] {-1e200, 0}, new double[] {1e200, 1e308}));

    assertArrayEquals(new double[] {0, 5e307}, statistic(network, "mean"));
    assertArrayEquals(new double[] {1e200, 5e307}, statistic(network, "deviation"));
  }

  @Test
  void aDeviationThatAFloatCannotHoldIsOne() {
    SmallFloatNetwork network = new SmallFloatNetwork(1);
    InputStatistics.fit(
        network, rows(new double[] {0, 1}, new double[] {Float.MIN_VALUE, 2}, new double[] {0, 3}));

    assertEquals(1, statistic(network, "deviation")[0]);
  }

  @Test
  void fittingAgainForgetsWhatWasFitted() {
    LineNetwork network = new LineNetwork(Initializer.zeros());
    ExampleSource rows = rows(new double[] {1, 3}, new double[] {5, 4});
    InputStatistics.fit(network, rows);
    List<Double> first = network.parameters();
    InputStatistics.fit(network, rows);

    assertEquals(first, network.parameters());
  }
}

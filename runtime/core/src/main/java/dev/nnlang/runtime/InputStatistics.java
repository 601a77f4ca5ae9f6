package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Mean and population deviation of the columns that enter {@code standardize}. */
final class InputStatistics<R> {
  private final Network<R> network;
  private final ExampleSource source;
  private final double[] input;
  private final double[] target;
  private final double[] first;
  private final boolean[] varies;

  private InputStatistics(Network<R> network, ExampleSource source, int width) {
    this.network = network;
    this.source = source;
    this.input = new double[network.signature().inputWidth()];
    this.target = new double[network.signature().outputWidth()];
    this.first = new double[width];
    this.varies = new boolean[width];
    System.arraycopy(row(0), 0, first, 0, width);
  }

  /**
   * Fits the statistics of {@code network} to {@code source}, if it has any: {@code mean = 1/N sum
   * x}, {@code deviation = sqrt(1/N sum (x - mean)^2)}; a constant column gets deviation 1.
   *
   * @return the constant columns, from 0
   */
  static <R> List<Integer> fit(Network<R> network, ExampleSource source) {
    Optional<Tensor> mean = find(network, "standardize.mean");
    Optional<Tensor> deviation = find(network, "standardize.deviation");
    if (mean.isEmpty() || deviation.isEmpty()) {
      return List.of();
    }
    // With mean 0 and deviation 1 the input layers give exactly what enters standardize.
    double[] zeros = new double[mean.get().size()];
    double[] ones = new double[mean.get().size()];
    Arrays.fill(ones, 1);
    mean.get().write(zeros);
    deviation.get().write(ones);
    return new InputStatistics<>(network, source, zeros.length).write(mean.get(), deviation.get());
  }

  private List<Integer> write(Tensor mean, Tensor deviation) {
    double[] means = new double[first.length];
    double[] deviations = new double[first.length];
    List<Integer> constant = new ArrayList<>();
    addAll(means, (sum, x, i) -> sum + x);
    for (int i = 0; i < means.length; i++) {
      // The mean of equal numbers may differ from them by a rounding, which is no deviation.
      means[i] = varies[i] ? means[i] / source.size() : first[i];
    }
    addAll(deviations, (sum, x, i) -> sum + (x - means[i]) * (x - means[i]));
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(deviations[i] / source.size());
      if (deviations[i] == 0) {
        deviations[i] = 1;
      }
      if (!varies[i]) {
        constant.add(i);
      }
    }
    mean.write(means);
    deviation.write(deviations);
    return constant;
  }

  private interface Addition {
    double add(double sum, double x, int column);
  }

  /** Adds every row to {@code sums}, column by column, in the order of the rows. */
  private void addAll(double[] sums, Addition addition) {
    for (int n = 0; n < source.size(); n++) {
      double[] row = row(n);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = addition.add(sums[i], row[i], i);
        varies[i] |= row[i] != first[i];
      }
    }
  }

  /** What enters standardize in row {@code n}, in the network's precision. */
  private double[] row(int n) {
    source.read(n, input, target);
    R row = network.precision().row(input);
    network.scaleInput(row);
    double[] values = new double[first.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = network.precision().get(row, i);
    }
    return values;
  }

  private static Optional<Tensor> find(Network<?> network, String name) {
    return network.tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }
}

package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Mean and population deviation of the columns that enter {@code standardize}. */
final class InputStatistics<R> {
  private final Network<R> network;
  private final ExampleSource source;
  private final double[] input;
  private final double[] target;
  private final double[] first;
  private final boolean[] varies;

  /** A power of 2 about as large as each column, so that no square is infinite or 0. */
  private final double[] units;

  private InputStatistics(Network<R> network, ExampleSource source, int width) {
    this.network = network;
    this.source = source;
    this.input = new double[network.signature().inputWidth()];
    this.target = new double[network.signature().outputWidth()];
    this.first = new double[width];
    this.varies = new boolean[width];
    this.units = new double[width];
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
    double[] means = means();
    double[] deviations = deviations(means);
    List<Integer> constant = new ArrayList<>();
    for (int i = 0; i < varies.length; i++) {
      if (!varies[i]) {
        constant.add(i);
      }
    }
    mean.write(means);
    deviation.write(deviations);
    return constant;
  }

  private double[] means() {
    double[] means = new double[first.length];
    forEachRow(
        row -> {
          for (int i = 0; i < row.length; i++) {
            means[i] += row[i];
            varies[i] |= row[i] != first[i];
            units[i] = Math.max(units[i], Math.abs(row[i]));
          }
        });
    for (int i = 0; i < means.length; i++) {
      // The mean of equal numbers may differ from them by a rounding, which is no deviation.
      means[i] = varies[i] ? means[i] / source.size() : first[i];
      units[i] = Math.scalb(1.0, Math.getExponent(units[i]));
    }
    return means;
  }

  private double[] deviations(double[] means) {
    double[] deviations = new double[first.length];
    forEachRow(
        row -> {
          for (int i = 0; i < row.length; i++) {
            double distance = row[i] / units[i] - means[i] / units[i];
            deviations[i] += distance * distance;
          }
        });
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = units[i] * Math.sqrt(deviations[i] / source.size());
    }
    R rounded = network.precision().row(deviations);
    for (int i = 0; i < deviations.length; i++) {
      if (network.precision().get(rounded, i) == 0) {
        deviations[i] = 1;
      }
    }
    return deviations;
  }

  /** Shows every row to {@code visitor}, in their order. */
  private void forEachRow(Consumer<double[]> visitor) {
    for (int n = 0; n < source.size(); n++) {
      visitor.accept(row(n));
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

package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Mean and population deviation of the columns that enter {@code standardize}. */
final class InputStatistics {
  private InputStatistics() {}

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
    double[] means = columnMeans(network, source, zeros, false);
    double[] variances = columnMeans(network, source, means, true);
    List<Integer> constant = new ArrayList<>();
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.sqrt(variances[i]);
      if (variances[i] == 0) {
        variances[i] = 1;
        constant.add(i);
      }
    }
    mean.get().write(means);
    deviation.get().write(variances);
    return constant;
  }

  /** The mean over the rows of {@code x - center}, or of its square. */
  private static <R> double[] columnMeans(
      Network<R> network, ExampleSource source, double[] center, boolean squared) {
    Precision<R> precision = network.precision();
    double[] input = new double[network.signature().inputWidth()];
    double[] target = new double[network.signature().outputWidth()];
    double[] sums = new double[input.length];
    for (int n = 0; n < source.size(); n++) {
      source.read(n, input, target);
      R row = precision.row(input);
      network.scaleInput(row);
      for (int i = 0; i < sums.length; i++) {
        double distance = precision.get(row, i) - center[i];
        sums[i] += squared ? distance * distance : distance;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= source.size();
    }
    return sums;
  }

  private static Optional<Tensor> find(Network<?> network, String name) {
    return network.tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }
}

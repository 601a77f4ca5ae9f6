package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Penalty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What keeps weights small; never biases or slopes. */
final class ReferencePenalties {
  private final Map<String, Integer> fanIns;
  private final List<Penalty> penalties;
  private final ReferenceParameters parameters;

  ReferencePenalties(Network network, List<Penalty> penalties, Map<String, double[]> parameters) {
    this.fanIns =
        network.denseLayers().stream()
            .collect(Collectors.toMap(layer -> layer.name() + ".weight", Layer.Dense::fanIn));
    this.penalties = List.copyOf(penalties);
    this.parameters = new ReferenceParameters(parameters);
  }

  /** What they add to the error, for those of {@code names} that are weights. */
  double value(List<String> names) {
    double sum = 0;
    for (String name : weights(names)) {
      for (Penalty penalty : penalties) {
        sum += penalty.accept(new Value(parameters.get(name)));
      }
    }
    return sum;
  }

  /** {@code gradient} with theirs added, in new arrays. */
  Map<String, double[]> added(Map<String, double[]> gradient) {
    Map<String, double[]> sum = new LinkedHashMap<>();
    gradient.forEach((name, values) -> sum.put(name, values.clone()));
    for (Map.Entry<String, double[]> entry : sum.entrySet()) {
      if (fanIns.containsKey(entry.getKey())) {
        double[] w = parameters.get(entry.getKey());
        for (Penalty penalty : penalties) {
          for (int i = 0; i < w.length; i++) {
            entry.getValue()[i] += penalty.accept(new Slope(w[i]));
          }
        }
      }
    }
    return sum;
  }

  /** Shortens the rows of weights that are too long, each the incoming weights of one signal. */
  void rescale(List<String> names) {
    for (String name : weights(names)) {
      for (Penalty penalty : penalties) {
        if (penalty instanceof Penalty.MaxNorm maxNorm) {
          rescale(parameters.get(name), fanIns.getOrDefault(name, 0), maxNorm.norm());
        }
      }
    }
  }

  private static void rescale(double[] w, int fanIn, double most) {
    for (int row = 0; row < w.length; row += fanIn) {
      double squares = 0;
      for (int k = row; k < row + fanIn; k++) {
        squares += w[k] * w[k];
      }
      double norm = Math.sqrt(squares);
      if (norm > most) {
        for (int k = row; k < row + fanIn; k++) {
          w[k] *= most / norm;
        }
      }
    }
  }

  private List<String> weights(List<String> names) {
    return names.stream().filter(fanIns::containsKey).toList();
  }

  /** {@code c sum w^2} and {@code c sum |w|}. */
  private static final class Value implements Penalty.Visitor<Double> {
    private final double[] weights;

    Value(double[] weights) {
      this.weights = weights;
    }

    @Override
    public Double l2(Penalty.L2 penalty) {
      double sum = 0;
      for (double w : weights) {
        sum += w * w;
      }
      return penalty.strength() * sum;
    }

    @Override
    public Double l1(Penalty.L1 penalty) {
      double sum = 0;
      for (double w : weights) {
        sum += Math.abs(w);
      }
      return penalty.strength() * sum;
    }

    @Override
    public Double maxNorm(Penalty.MaxNorm penalty) {
      return 0.0;
    }
  }

  /** The derivative by one weight. */
  private record Slope(double w) implements Penalty.Visitor<Double> {
    @Override
    public Double l2(Penalty.L2 penalty) {
      return 2 * penalty.strength() * w;
    }

    @Override
    public Double l1(Penalty.L1 penalty) {
      return penalty.strength() * Math.signum(w);
    }

    @Override
    public Double maxNorm(Penalty.MaxNorm penalty) {
      return 0.0;
    }
  }
}

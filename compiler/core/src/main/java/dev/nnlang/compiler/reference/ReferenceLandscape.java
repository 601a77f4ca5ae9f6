package dev.nnlang.compiler.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** F = E_in + penalties, as a function of the learned parameters in one row. */
final class ReferenceLandscape {
  private final ReferenceOptimizer.Objective objective;
  private final ReferencePenalties penalties;
  private final Map<String, double[]> parameters;
  private final List<String> names;

  /** F over the {@code names} among {@code parameters}. */
  ReferenceLandscape(
      ReferenceOptimizer.Objective objective,
      ReferencePenalties penalties,
      Map<String, double[]> parameters,
      List<String> names) {
    this.objective = objective;
    this.penalties = penalties;
    this.parameters = parameters;
    this.names = names;
  }

  /** The parameters that are moved. */
  List<String> names() {
    return names;
  }

  /** Where the parameters are, in a new array. */
  double[] position() {
    return inOneRow(parameters);
  }

  /** Puts the parameters at {@code w}. */
  void moveTo(double[] w) {
    int from = 0;
    for (String name : names) {
      double[] values = known(name, parameters.get(name));
      System.arraycopy(w, from, values, 0, values.length);
      from += values.length;
    }
  }

  /** F at {@code w}. */
  double value(double[] w) {
    moveTo(w);
    return objective.error() + penalties.value(names);
  }

  /** The gradient of F at {@code w}. */
  double[] gradient(double[] w) {
    moveTo(w);
    return inOneRow(penalties.added(objective.gradient()));
  }

  private double[] inOneRow(Map<String, double[]> tensors) {
    return names.stream()
        .map(name -> known(name, tensors.get(name)))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] known(String name, double @Nullable [] values) {
    if (values == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return values;
  }
}

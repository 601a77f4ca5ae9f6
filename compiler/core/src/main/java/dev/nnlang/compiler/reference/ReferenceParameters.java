package dev.nnlang.compiler.reference;

import dev.nnlang.compiler.model.Unit;
import java.util.Map;

/** Parameters by the names of the weights file. */
final class ReferenceParameters {
  private final Map<String, double[]> values;

  ReferenceParameters(Map<String, double[]> values) {
    this.values = values;
  }

  /** The numbers of {@code name}, not a copy. */
  double[] get(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return found;
  }

  /** The formulas of the unit of the layer called {@code name}. */
  ReferenceUnit unit(String name, Unit unit) {
    double[] slopes = unit instanceof Unit.PRelu ? get(name + ".slope") : new double[0];
    return ReferenceUnit.of(unit, slopes);
  }
}

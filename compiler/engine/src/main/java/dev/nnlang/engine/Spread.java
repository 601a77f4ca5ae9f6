package dev.nnlang.engine;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.Arrays;

/** The smallest and the largest number in each column of a set. */
final class Spread {
  private final double[] low;
  private final double[] high;

  private Spread(int columns) {
    low = new double[columns];
    high = new double[columns];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** Of the inputs as they are declared, before any layer. */
  static Spread ofInputs(ExampleSource source, Signature signature) {
    return of(source, signature, true);
  }

  /** Of the targets. */
  static Spread ofTargets(ExampleSource source, Signature signature) {
    return of(source, signature, false);
  }

  private static Spread of(ExampleSource source, Signature signature, boolean inputs) {
    double[] input = new double[signature.inputWidth()];
    double[] target = new double[signature.outputWidth()];
    double[] row = inputs ? input : target;
    Spread spread = new Spread(row.length);
    for (int n = 0; n < source.size(); n++) {
      source.read(n, input, target);
      spread.add(row);
    }
    return spread;
  }

  private void add(double[] row) {
    for (int i = 0; i < row.length; i++) {
      low[i] = Math.min(low[i], row[i]);
      high[i] = Math.max(high[i], row[i]);
    }
  }

  /** The smallest number in column {@code i}. */
  double low(int i) {
    return low[i];
  }

  /** The largest number in column {@code i}. */
  double high(int i) {
    return high[i];
  }

  /** How far column {@code i} goes. */
  double width(int i) {
    return high[i] - low[i];
  }
}

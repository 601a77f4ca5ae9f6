package dev.nnlang.runtime;

/** The rows of a source as a network takes them, made whenever they are asked for. */
final class SourceRows<R> {
  private final Network<R> network;
  private final ExampleSource source;
  private final double[] x;
  private final double[] y;

  /** The example that {@link #x} and {@link #y} hold. */
  private int current = -1;

  SourceRows(Network<R> network, ExampleSource source) {
    this.network = network;
    this.source = source;
    this.x = new double[network.signature().inputWidth()];
    this.y = new double[network.signature().outputWidth()];
  }

  /** The input of example {@code n}, carried through the input layers, in a new row. */
  synchronized R input(int n) {
    read(n);
    R row = network.precision().row(x);
    network.scaleInput(row);
    return row;
  }

  /** The target of example {@code n}, in a new row. */
  synchronized R target(int n) {
    read(n);
    return network.precision().row(y);
  }

  /** The label of example {@code n}. */
  synchronized int label(int n) {
    read(n);
    for (int label = 0; label < y.length; label++) {
      if (y[label] == 1) {
        return label;
      }
    }
    throw new IllegalArgumentException("no label is set");
  }

  private void read(int n) {
    if (n != current) {
      current = -1;
      source.read(n, x, y);
      current = n;
    }
  }
}

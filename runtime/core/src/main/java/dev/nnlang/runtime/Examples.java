package dev.nnlang.runtime;

/**
 * Examples as a network trains on them: inputs carried through its input layers, all in its own
 * precision. Immutable once made; the rows must not be written.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public final class Examples<R> {
  private final R[] inputs;
  private final R[] targets;
  private final int[] labels;

  private Examples(R[] inputs, R[] targets, int[] labels) {
    this.inputs = inputs;
    this.targets = targets;
    this.labels = labels;
  }

  /** Reads all of {@code source}, which must fit the signature of {@code network}. */
  public static <R> Examples<R> of(Network<R> network, ExampleSource source) {
    Precision<R> precision = network.precision();
    boolean classes = network.signature().task() == Signature.Task.CLASSIFICATION;
    int size = source.size();
    R[] inputs = precision.rows(size);
    R[] targets = precision.rows(classes ? 0 : size);
    int[] labels = new int[classes ? size : 0];
    double[] x = new double[network.signature().inputWidth()];
    double[] y = new double[network.signature().outputWidth()];
    for (int n = 0; n < size; n++) {
      source.read(n, x, y);
      inputs[n] = precision.row(x);
      network.scaleInput(inputs[n]);
      if (classes) {
        labels[n] = hot(y);
      } else {
        targets[n] = precision.row(y);
      }
    }
    return new Examples<>(inputs, targets, labels);
  }

  /**
   * Examples of {@code rows} that are to give back themselves. Made of nothing else, so whoever
   * learns from them cannot know a label.
   */
  static <R> Examples<R> ofThemselves(R[] rows) {
    return new Examples<>(rows, rows, new int[0]);
  }

  /** Examples with the targets or labels of these and other inputs, one for each. */
  Examples<R> withInputs(R[] rows) {
    if (rows.length != inputs.length) {
      throw new IllegalArgumentException(rows.length + " inputs for " + inputs.length);
    }
    return new Examples<>(rows, targets, labels);
  }

  private static int hot(double[] y) {
    for (int label = 0; label < y.length; label++) {
      if (y[label] == 1) {
        return label;
      }
    }
    throw new IllegalArgumentException("no label is set");
  }

  /** How many. */
  public int size() {
    return inputs.length;
  }

  /** The scaled input of example {@code n}, shape [inputWidth]. */
  public R input(int n) {
    return inputs[n];
  }

  /** The target of example {@code n}, shape [outputWidth]; not for classification. */
  public R target(int n) {
    return targets[n];
  }

  /** The label of example {@code n}; for classification only. */
  public int label(int n) {
    return labels[n];
  }
}

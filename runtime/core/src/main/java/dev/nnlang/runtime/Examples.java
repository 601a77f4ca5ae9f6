package dev.nnlang.runtime;

import java.util.function.IntFunction;

/**
 * Examples as a network trains on them: inputs carried through its input layers, all in its own
 * precision. The rows must not be written.
 *
 * <p>Rows are kept, unless those of a source take more than their share of the memory: then each is
 * read from the source and carried through the network's input layers whenever it is asked for,
 * which gives the same bits, and only labels are kept. The statistics of {@code standardize} must
 * then stay as they are.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public final class Examples<R> {
  /** There may be three sets, their source may take as much again, and greedy rounds too. */
  private static final int SHARE = 8;

  private static final int BYTES_BESIDE_NUMBERS = 24;

  private final int size;
  private final IntFunction<R> inputs;
  private final IntFunction<R> targets;
  private final int[] labels;
  private final long mostBytes;

  private Examples(
      int size, IntFunction<R> inputs, IntFunction<R> targets, int[] labels, long mostBytes) {
    this.size = size;
    this.inputs = inputs;
    this.targets = targets;
    this.labels = labels;
    this.mostBytes = mostBytes;
  }

  /** Reads all of {@code source}, which must fit the signature of {@code network}. */
  public static <R> Examples<R> of(Network<R> network, ExampleSource source) {
    return of(network, source, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /**
   * As {@link #of(Network, ExampleSource)}.
   *
   * @param mostBytes what the rows may take to be kept
   */
  static <R> Examples<R> of(Network<R> network, ExampleSource source, long mostBytes) {
    Signature signature = network.signature();
    Precision<R> precision = network.precision();
    boolean classes = signature.task() == Signature.Task.CLASSIFICATION;
    int size = source.size();
    int[] labels = new int[classes ? size : 0];
    SourceRows<R> rows = new SourceRows<>(network, source);
    int width = signature.inputWidth() + (classes ? 0 : signature.outputWidth());
    if (bytes(size, width, precision) > mostBytes) {
      for (int n = 0; n < labels.length; n++) {
        labels[n] = rows.label(n);
      }
      return new Examples<>(size, rows::input, rows::target, labels, mostBytes);
    }
    R[] inputs = precision.rows(size);
    R[] targets = precision.rows(classes ? 0 : size);
    for (int n = 0; n < size; n++) {
      inputs[n] = rows.input(n);
      if (classes) {
        labels[n] = rows.label(n);
      } else {
        targets[n] = rows.target(n);
      }
    }
    return new Examples<>(size, n -> inputs[n], n -> targets[n], labels, mostBytes);
  }

  private static long bytes(int size, int width, Precision<?> precision) {
    return (long) size * ((long) width * precision.bytes() + BYTES_BESIDE_NUMBERS);
  }

  /**
   * Examples of {@code rows} that are to give back themselves. Made of nothing else, so whoever
   * learns from them cannot know a label.
   */
  static <R> Examples<R> ofThemselves(int size, IntFunction<R> rows) {
    return new Examples<>(size, rows, rows, new int[0], 0);
  }

  /** Examples with the targets or labels of these and other inputs, one for each. */
  Examples<R> withInputs(IntFunction<R> rows) {
    return new Examples<>(size, rows, targets, labels, mostBytes);
  }

  /** Whether a row of {@code width} numbers for each of the examples may be kept. */
  boolean mayKeep(int width, Precision<R> precision) {
    return bytes(size, width, precision) <= mostBytes;
  }

  /** How many. */
  public int size() {
    return size;
  }

  /** The scaled input of example {@code n}, shape [inputWidth]. */
  public R input(int n) {
    return inputs.apply(n);
  }

  /** The target of example {@code n}, shape [outputWidth]; not for classification. */
  public R target(int n) {
    return targets.apply(n);
  }

  /** The label of example {@code n}; for classification only. */
  public int label(int n) {
    return labels[n];
  }
}

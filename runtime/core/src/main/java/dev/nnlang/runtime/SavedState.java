package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands beside the weights of its network: rows of numbers by name. Whoever has
 * something to remember writes rows of its own and reads them back.
 */
final class SavedState {
  /** Begins the names of such rows in a file; no layer can be called so. */
  static final String PREFIX = "checkpoint/";

  private final Map<String, Tensor> rows = new LinkedHashMap<>();

  /** All rows, in the order in which they were written. */
  List<Tensor> tensors() {
    return List.copyOf(rows.values());
  }

  /** Numbers of any kind, NaN and infinity among them. */
  void put(String name, double... numbers) {
    rows.put(name, Tensor.statistic(PREFIX + name, numbers));
  }

  /** The numbers of {@code tensors}, one after the other, in their precision. */
  void put(String name, Precision<?> precision, List<Tensor> tensors) {
    double[] all = new double[tensors.stream().mapToInt(Tensor::size).reduce(0, Math::addExact)];
    int at = 0;
    for (Tensor tensor : tensors) {
      double[] values = tensor.values();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    put(name, precision, all);
  }

  /** {@code numbers}, which {@code precision} can hold. */
  void put(String name, Precision<?> precision, double[] numbers) {
    if (precision == Precision.DOUBLE) {
      put(name, numbers);
    } else {
      rows.put(name, Tensor.statistic(PREFIX + name, Precision.FLOAT.row(numbers)));
    }
  }

  /** Whether there is a row {@code name}. */
  boolean has(String name) {
    return rows.containsKey(name);
  }

  /**
   * The numbers of row {@code name}.
   *
   * @throws WeightsException NN0701 if there is none
   */
  SavedRow row(String name) {
    Tensor tensor = rows.get(name);
    if (tensor == null) {
      throw new WeightsException(Problem.BAD_WEIGHTS, "the checkpoint has no " + PREFIX + name);
    }
    return new SavedRow(PREFIX + name, tensor.values());
  }

  /**
   * Overwrites all of {@code tensors} from row {@code name}, which was made of such ones.
   *
   * @throws WeightsException NN0701 if it has more numbers or fewer
   */
  void write(String name, List<Tensor> tensors) {
    SavedRow row = row(name);
    row.requireSize(tensors.stream().mapToInt(Tensor::size).reduce(0, Math::addExact));
    double[] all = row.rest();
    int at = 0;
    for (Tensor tensor : tensors) {
      tensor.write(Arrays.copyOfRange(all, at, at + tensor.size()));
      at += tensor.size();
    }
  }
}

package dev.nnlang.runtime;

import dev.nnlang.runtime.DivergedException.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the first number that is none on the way of a batch through a network and back: from
 * the input upwards, then from the top down. Moves no weights, but takes the learner over.
 */
final class BatchExam<R> {
  private static final int NONE = -1;
  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";

  private final Network<R> network;
  private final Precision<R> precision;
  private final Examples<R> examples;
  private final Learner<R> learner;
  private final int[] order;
  private final long noise;

  /** Takes examples {@code order[from] .. order[to - 1]}, a chunk, into the learner. */
  private interface Loading {
    void load(int from, int to);
  }

  /**
   * @param order the examples of batches, which whoever asks has put into their order
   * @param noise the seed of what is dropped and corrupted
   */
  BatchExam(Network<R> network, Examples<R> examples, Learner<R> learner, int[] order, long noise) {
    this.network = network;
    this.precision = network.precision();
    this.examples = examples;
    this.learner = learner;
    this.order = order;
    this.noise = noise;
  }

  private Loading batch(int first, long update) {
    return (from, to) ->
        learner.load(examples, order, from, to, Masks.noise(noise, update, from - first));
  }

  /** The sum of the losses of update {@code update}, whose batch begins at {@code from}. */
  double losses(int from, int to, long update) {
    Loading loading = batch(from, update);
    double sum = 0;
    for (int first = from; first < to; first += learner.capacity()) {
      int rows = forward(loading, first, to);
      for (int row = 0; row < rows; row++) {
        sum += learner.loss(row);
      }
    }
    return sum;
  }

  /** Forward propagation of a chunk; how many examples it has. */
  private int forward(Loading loading, int first, int to) {
    int last = Math.min(first + learner.capacity(), to);
    loading.load(first, last);
    learner.enter(0, 1);
    learner.forward(0, last - first);
    return last - first;
  }

  /** What is not finite in the losses of an update, or below one. */
  Optional<Finding> loss(int from, int to, long update) {
    return loss(batch(from, update), from, to);
  }

  /** What is not finite in the losses of all examples, with nothing dropped. */
  Optional<Finding> error() {
    return loss((from, to) -> learner.load(examples, order, from, to), 0, order.length);
  }

  private Optional<Finding> loss(Loading loading, int from, int to) {
    for (int first = from; first < to; first += learner.capacity()) {
      int rows = forward(loading, first, to);
      for (int row = 0; row < rows; row++) {
        if (!Double.isFinite(learner.loss(row))) {
          int example = order[first + row];
          return Optional.of(
              passed(row, example)
                  .orElseGet(() -> new Finding(Quantity.LOSS, "", 0, 0, example, Double.NaN)));
        }
      }
    }
    return Optional.empty();
  }

  /** What is not finite on the way of row {@code row} up to the outputs. */
  private Optional<Finding> passed(int row, int example) {
    int place = notFinite(learner.layerInput(1, row));
    if (place != NONE) {
      double value = precision.get(learner.layerInput(1, row), place);
      return Optional.of(new Finding(Quantity.INPUT, "", 0, place + 1, example, value));
    }
    int top =
        network.initializations().stream().mapToInt(Initialization::layer).max().orElseThrow();
    for (int layer = 1; layer <= top; layer++) {
      R output = layer < top ? learner.layerInput(layer + 1, row) : learner.output(row);
      place = notFinite(output);
      if (place != NONE) {
        return Optional.of(activation(layer, row, example, output, place));
      }
    }
    return Optional.empty();
  }

  private int notFinite(R row) {
    for (int i = 0; i < precision.length(row); i++) {
      if (!Double.isFinite(precision.get(row, i))) {
        return i;
      }
    }
    return NONE;
  }

  /** The unit whose signal is too large, where that can be told; else that of the output. */
  private Finding activation(int layer, int row, int example, R output, int place) {
    Optional<Tensor> weight = tensor(layer, WEIGHT);
    String name = weight.map(BatchExam::layerName).orElse("");
    int unit = place;
    double value = precision.get(output, place);
    if (weight.isPresent() && weight.get().shape()[0] == precision.length(output)) {
      for (int j = 0; j < weight.get().shape()[0]; j++) {
        double signal =
            signal(weight.get(), tensor(layer, BIAS), learner.layerInput(layer, row), j);
        if (notFinite(precision.row(new double[] {signal})) != NONE) {
          unit = j;
          value = signal;
          break;
        }
      }
    }
    return new Finding(Quantity.ACTIVATION, name, layer, unit + 1, example, value);
  }

  /** {@code s = b + w^T x} of unit {@code j}, in double. */
  private double signal(Tensor weight, Optional<Tensor> bias, R x, int j) {
    double sum = bias.isPresent() ? bias.get().get(j) : 0;
    int fanIn = weight.shape()[1];
    for (int i = 0; i < fanIn; i++) {
      sum = Math.fma(weight.get(j * fanIn + i), precision.get(x, i), sum);
    }
    return sum;
  }

  private Optional<Tensor> tensor(int layer, String kind) {
    return network.initializations().stream()
        .filter(drawn -> drawn.layer() == layer && drawn.tensor().endsWith(WEIGHT))
        .map(drawn -> drawn.tensor().replace(WEIGHT, kind))
        .flatMap(name -> network.tensors().stream().filter(one -> one.name().equals(name)))
        .findFirst();
  }

  private static String layerName(Tensor tensor) {
    return tensor.name().substring(0, tensor.name().lastIndexOf('.'));
  }

  private int layerNumber(String name) {
    return network.initializations().stream()
        .filter(drawn -> drawn.tensor().startsWith(name + "."))
        .mapToInt(Initialization::layer)
        .findFirst()
        .orElse(0);
  }

  /**
   * What is not finite in the gradients of an update whose losses are, or below one: it belongs to
   * the first example with which the sum of gradients is no number.
   */
  Optional<Finding> gradient(int from, int to, long update) {
    Loading loading = batch(from, update);
    if (gradient(loading, from, to).isEmpty()) {
      return Optional.empty();
    }
    int good = from;
    int bad = to;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (gradient(loading, from, middle).isEmpty()) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    int example = order[good];
    Finding found = gradient(loading, from, bad).orElseThrow();
    int first = from + (good - from) / learner.capacity() * learner.capacity();
    forward(loading, first, bad);
    return passed(good - first, example).or(() -> Optional.of(found.of(example)));
  }

  /** The topmost gradient that is not finite over examples {@code from .. to - 1} of a batch. */
  private Optional<Finding> gradient(Loading loading, int from, int to) {
    learner.reset();
    for (int first = from; first < to; first += learner.capacity()) {
      learner.backward(0, forward(loading, first, to));
      learner.gradient(0, 1);
    }
    List<Tensor> gradients = learner.gradients();
    for (int t = gradients.size() - 1; t >= 0; t--) {
      Tensor tensor = gradients.get(t);
      Quantity quantity = tensor.name().endsWith(BIAS) ? Quantity.SENSITIVITY : Quantity.GRADIENT;
      Optional<Finding> found = number(quantity, tensor);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The first weight that is not finite. */
  Optional<Finding> weight() {
    return network.tensors().stream()
        .filter(Tensor::learned)
        .flatMap(tensor -> number(Quantity.WEIGHT, tensor).stream())
        .findFirst();
  }

  private Optional<Finding> number(Quantity quantity, Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.get(i))) {
        int unit = tensor.shape().length == 2 ? i / tensor.shape()[1] : i;
        String name = layerName(tensor);
        return Optional.of(
            new Finding(quantity, name, layerNumber(name), unit + 1, NONE, tensor.get(i)));
      }
    }
    return Optional.empty();
  }
}

package dev.nnlang.runtime;

import java.util.List;

/**
 * The generated training code of one network: forward propagation, backpropagation by
 * sensitivities, the gradient of E_in and the update.
 *
 * <p>One update of a batch is: {@link #load(Examples, int[], int, int, long) load} a chunk of up to
 * {@link #capacity()} examples, {@link #enter} over the first layer's signals, {@link #forward} and
 * {@link #backward} over its rows, {@link #gradient} over the weights; again for every further
 * chunk of the batch; {@link #update} over the weights; {@link #limit} over the units. A batch of
 * one chunk takes {@link #step} for {@code gradient} and {@code update}.
 *
 * <p>Rows are independent of each other in {@code forward} and {@code backward}, weights in {@code
 * gradient}, {@code update} and {@code step}, signals in {@code enter} and {@code limit}: each of
 * the seven may be called for disjoint parts by several threads at once, and gives the same bits
 * however it is divided. Between two of the seven all threads must have finished the one before;
 * but {@code backward} over rows may follow at once on {@code forward} over the same. All other
 * methods belong to one thread, between them. No method of an update allocates.
 *
 * <p>Nothing is checked here: the caller keeps to {@link #capacity()} and to rows that are loaded.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public interface Learner<R> {
  /** Most examples of one chunk. */
  int capacity();

  /**
   * Takes over parameters that were written from outside, and forgets the gradient and what the
   * optimizer remembers.
   */
  void reset();

  /**
   * Takes examples {@code order[from] .. order[to - 1]} as rows {@code 0 .. to - from - 1}, as they
   * are predicted: nothing is dropped or corrupted. Keeps references to their rows, copies nothing,
   * writes none of them.
   *
   * @param to at most {@code from + capacity()}
   */
  void load(Examples<R> examples, int[] order, int from, int to);

  /**
   * As {@link #load(Examples, int[], int, int)}, but for an update: what the network drops, and
   * which inputs are corrupted, follows from {@code noise}, the layer and the row.
   */
  default void load(Examples<R> examples, int[] order, int from, int to, long noise) {
    load(examples, order, from, to);
  }

  /** Whether {@link #enter} does anything; where not, threads need not meet for it. */
  default boolean enters() {
    return false;
  }

  /**
   * The first layer's signals of all loaded rows, for part {@code part} of {@code parts} of them,
   * where that layer's weights are shared out by signals: so a thread reads the weights that it has
   * moved itself. Where they are not it does nothing, and {@code forward} does all.
   */
  default void enter(int part, int parts) {}

  /**
   * Signals, outputs and losses of rows {@code from .. to - 1}, for which {@code enter} has run
   * over all parts.
   */
  void forward(int from, int to);

  /** Sensitivities of rows {@code from .. to - 1}, for which {@code forward} has run. */
  void backward(int from, int to);

  /**
   * Adds the loaded rows' gradients to the sums: {@code G(l) += x(l-1) delta(l)^T}, for part {@code
   * part} of {@code parts} of each layer's weights.
   */
  void gradient(int part, int parts);

  /**
   * Moves part {@code part} of {@code parts} of the trained parameters as the optimizer makes of
   * the mean gradient of {@code examples} examples and the penalties, and sets the sums to 0.
   *
   * @param rate the step size eta
   * @param examples size of the batch
   * @param step the number of this update in its phase, from 1
   */
  void update(int part, int parts, double rate, int examples, long step);

  /**
   * {@link #gradient} and {@link #update} at once, for a batch that is one chunk: every sum of
   * gradients is used as soon as it is complete, so that no array of them is read or written.
   * Begins and ends with sums that are 0, and moves the weights to the same bits as the two.
   */
  default void step(int part, int parts, double rate, int examples, long step) {
    gradient(part, parts);
    update(part, parts, rate, examples, step);
  }

  /**
   * Shrinks the weights that lead into part {@code part} of {@code parts} of each layer's units to
   * the declared {@code max_norm}, after {@code update}; without one it does nothing.
   */
  default void limit(int part, int parts) {}

  /** The loss of row {@code row}, without penalties; for cross-entropy in nats. */
  double loss(int row);

  /**
   * Whether row {@code row} is predicted right, as {@code forward} left its outputs; false for a
   * regression.
   */
  boolean hit(int row);

  /**
   * The outputs of row {@code row}, shape [outputWidth]: the learner's own array, to be read alone;
   * valid until the next {@code forward}.
   */
  R output(int row);

  /**
   * What enters layer {@code layer} in row {@code row}, where layers are numbered from 1 over the
   * layers with weights and the units alone; shape [inputs of the layer]. An array of the learner
   * or of the examples, to be read alone; valid until the next {@code forward}.
   */
  R layerInput(int layer, int row);

  /**
   * Views of what the optimizer remembers from update to update, such as velocities, in an order
   * that is always the same; empty where it remembers nothing. Together with the weights and the
   * number of the update it is all that a training needs to go on. Writing to one changes the
   * learner.
   */
  default List<Tensor> memory() {
    return List.of();
  }

  /**
   * Views of the gradient sums over the examples so far, not their mean, without penalties: one for
   * each tensor that this learner trains, of the same name and shape, in the order of the network's
   * tensors. Writing to one changes the learner.
   */
  List<Tensor> gradients();
}

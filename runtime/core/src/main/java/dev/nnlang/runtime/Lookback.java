package dev.nnlang.runtime;

import java.util.List;
import java.util.stream.Stream;

/**
 * Knows where a phase was some updates ago, and goes there again. Now and then it looks at all
 * weights, and copies them if they are finite; between two looks it takes down the rate of each
 * update and nothing else, for the rest follows from the seed. Allocates nothing once it is made.
 */
final class Lookback {
  /** A look costs as much as some ten examples; so many make that nothing. */
  private static final int EXAMPLES_BETWEEN_LOOKS = 16_384;

  /** Whoever goes back looks at all weights after each of these. */
  private static final int MOST_UPDATES = 1_024;

  private final Learner<?> learner;
  private final Track track;
  private final int batch;
  private final int size;
  private final int weights;
  private final Tensor[] numbers;
  private final Tensor[] copies;
  private final SavedState state = new SavedState();
  private final double[] rates;
  private int updates;
  private boolean lost;
  private boolean back;

  private int epoch;
  private int position;
  private long number;
  private double rate;
  private double rateBefore = Double.NaN;

  private int copiedEpoch;
  private int copiedPosition;
  private long copiedNumber;

  /** The phase that is looked back on. */
  interface Track {
    /** Makes an update once more, with all that follows from its place. */
    void again(int epoch, int position, double rate, long number);

    /** Puts the examples into the order of epoch {@code epoch}, from 0. */
    void order(int epoch);

    /** Writes what is remembered from update to update, the learner's own memory left out. */
    void save(SavedState state);

    /** The opposite of {@link #save}. */
    void restore(SavedState state);
  }

  /**
   * @param batch examples of an update
   * @param size examples of an epoch
   */
  Lookback(Network<?> network, Learner<?> learner, int batch, int size, Track track) {
    this.learner = learner;
    this.track = track;
    this.batch = batch;
    this.size = size;
    List<Tensor> trained = network.tensors().stream().filter(Tensor::learned).toList();
    weights = trained.size();
    numbers = Stream.concat(trained.stream(), learner.memory().stream()).toArray(Tensor[]::new);
    copies = Stream.of(numbers).map(Lookback::room).toArray(Tensor[]::new);
    rates = new double[Math.max(1, Math.min(MOST_UPDATES, EXAMPLES_BETWEEN_LOOKS / batch))];
  }

  private static Tensor room(Tensor tensor) {
    return tensor.precision() == Precision.DOUBLE
        ? Tensor.statistic(tensor.name(), new double[tensor.size()])
        : Tensor.statistic(tensor.name(), new float[tensor.size()]);
  }

  /** The phase goes on from a checkpoint, taken after an update with {@code rate}. */
  void resume(double rate) {
    rateBefore = rate;
  }

  /** An update begins at example {@code position} of an epoch, from 0. */
  void begin(int epoch, int position, double rate, long number) {
    this.epoch = epoch;
    this.position = position;
    this.rate = rate;
    this.number = number;
  }

  /** The loss of the update that has begun is a number; its weights are as it found them. */
  void lossIsFinite() {
    if (back) {
      return;
    }
    if (updates == 0 || updates == rates.length) {
      lost = !hasFiniteWeights();
      if (!lost) {
        copy();
      }
    }
    if (!lost) {
      rates[updates] = rate;
      updates++;
    }
  }

  private void copy() {
    for (int i = 0; i < numbers.length; i++) {
      copy(numbers[i], copies[i]);
    }
    track.save(state);
    copiedEpoch = epoch;
    copiedPosition = position;
    copiedNumber = number;
    updates = 0;
  }

  private static void copy(Tensor from, Tensor to) {
    int size = from.size();
    for (int i = 0; i < size; i++) {
      to.set(i, from.get(i));
    }
  }

  /** Whether the last look found a weight that is not finite. */
  boolean lost() {
    return lost;
  }

  boolean hasFiniteWeights() {
    boolean finite = true;
    for (int i = 0; i < weights && finite; i++) {
      finite = isFinite(numbers[i]);
    }
    return finite;
  }

  private static boolean isFinite(Tensor tensor) {
    double sum = 0;
    int size = tensor.size();
    for (int i = 0; i < size; i++) {
      sum += 0 * tensor.get(i);
    }
    return sum == 0;
  }

  /** Updates with a finite loss that can be made again. */
  int updates() {
    return updates;
  }

  /** The epoch, from 0, of the update that is next. */
  int epoch() {
    return epoch;
  }

  /** Where in its epoch the update begins that is next. */
  int position() {
    return position;
  }

  /** The number of the update that is next. */
  long number() {
    return number;
  }

  /** The rate of the update that is next. */
  double rate() {
    return rate;
  }

  /** That of the update before the first that can be made again; NaN where there is none. */
  double rateBefore() {
    return rateBefore;
  }

  /** Goes to where the first {@code count} of the {@link #updates} have been made again. */
  void goTo(int count) {
    goBack();
    for (int i = 0; i < count; i++) {
      next();
    }
    rate = rates[count];
  }

  /** Makes the next of the updates again. */
  void next() {
    track.again(epoch, position, rates[(int) (number - copiedNumber)], number);
    number++;
    position += batch;
    if (position >= size) {
      position = 0;
      epoch++;
    }
  }

  /** Goes to where the last copy was made. */
  void goBack() {
    back = true;
    for (int i = 0; i < weights; i++) {
      copy(copies[i], numbers[i]);
    }
    learner.reset();
    for (int i = weights; i < numbers.length; i++) {
      copy(copies[i], numbers[i]);
    }
    track.restore(state);
    epoch = copiedEpoch;
    position = copiedPosition;
    number = copiedNumber;
  }

  /** From here on, {@link #goBack} comes here. */
  void stay() {
    double kept = rate;
    copy();
    rates[0] = kept;
    updates = 1;
  }

  /** Makes the update that is next with {@code other} rate, and stays before it. */
  void tryRate(double other) {
    track.again(epoch, position, other, number);
  }
}

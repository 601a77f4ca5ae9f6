package dev.nnlang.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Fits a network to examples as its model declares it.
 *
 * <p>The same seed gives the same bits for any number of threads. A trainer writes the network's
 * parameters: nothing else may read or write them meanwhile.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public final class Trainer<R> {
  private final Network<R> network;
  private final Training training;
  private int threads = 1;
  private int maxEpochs = Integer.MAX_VALUE;
  private long maxUpdates = Long.MAX_VALUE;
  private Optional<Checkpoints> checkpoints = Optional.empty();
  private TrainingListener listener = progress -> {};

  private Trainer(Network<R> network, Training training) {
    this.network = network;
    this.training = training;
  }

  /** A trainer that fits {@code network} by {@code training}. */
  public static <R> Trainer<R> of(Network<R> network, Training training) {
    return new Trainer<>(network, training);
  }

  /**
   * Uses up to {@code threads} threads, fewer where the network is too small to gain.
   *
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public Trainer<R> threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads);
    }
    this.threads = threads;
    return this;
  }

  /**
   * Stops after {@code epochs} epochs of all phases at the latest.
   *
   * @throws IllegalArgumentException if {@code epochs} is less than 1
   */
  public Trainer<R> maxEpochs(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs is " + epochs);
    }
    maxEpochs = epochs;
    return this;
  }

  /**
   * Stops after {@code updates} updates of all phases at the latest; with 0 only the first weights
   * are drawn.
   */
  public Trainer<R> maxUpdates(long updates) {
    maxUpdates = updates;
    return this;
  }

  /** Tells {@code listener} of the first weights and of every epoch. */
  public Trainer<R> listener(TrainingListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Saves in {@code place} where the training stands, and goes on from there if it says so. It must
   * stay open until the training has ended.
   */
  public Trainer<R> checkpoints(Checkpoints place) {
    checkpoints = Optional.of(place);
    return this;
  }

  /** Trains without a validation set. */
  public TrainingReport train(ExampleSource train) {
    return train(train, Optional.empty());
  }

  /**
   * Fits the input statistics to {@code train}, draws the first weights, and updates phase by phase
   * until the stop rule of each fires.
   *
   * <p>An interrupt of the thread that calls it cancels the training before the next update. The
   * thread stays interrupted, and the network has the weights of that moment.
   *
   * @throws IllegalArgumentException if there is no example in a set
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws DivergedException if the loss of an update, a weight or at the end of a phase the error
   *     is not finite: it says where that began, and the network has the last good weights
   * @throws TrainingStoppedException if the training was {@linkplain Checkpoints#stop asked to
   *     stop}, and is saved
   * @throws WeightsException NN0702 or NN0706 if it is to go on from the checkpoint of another
   *     model or training; NN0701 or NN0704 if all checkpoints are damaged
   * @throws UncheckedIOException if a checkpoint cannot be read or written
   */
  public TrainingReport train(ExampleSource train, Optional<ExampleSource> validation) {
    if (train.size() == 0) {
      throw new IllegalArgumentException("no examples to train on");
    }
    if (validation.isPresent() && validation.get().size() == 0) {
      throw new IllegalArgumentException("no examples to validate on");
    }
    List<Integer> constantColumns = InputStatistics.fit(network, train);
    Examples<R> examples = Examples.of(network, train);
    Optional<Examples<R>> held = validation.map(source -> Examples.of(network, source));
    Limits limits = new Limits(maxEpochs, maxUpdates);
    TrainingIdentity identity =
        checkpoints.isPresent()
            ? TrainingIdentity.of(network, training, examples, held)
            : TrainingIdentity.NONE;
    Recorder recorder = new Recorder(network, training, checkpoints, identity);
    TrainingRun<R> run =
        new TrainingRun<>(network, training, examples, held, threads, limits, listener, recorder);
    return run.train(constantColumns, newest(identity));
  }

  private Optional<Checkpoint> newest(TrainingIdentity identity) {
    if (checkpoints.isEmpty()) {
      return Optional.empty();
    }
    try {
      return checkpoints.get().newest(network, identity);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Error and accuracy of {@code network} over {@code source}. */
  public static <R> Score score(Network<R> network, ExampleSource source) {
    try (Team team = new Team(1)) {
      Examples<R> examples = Examples.of(network, source);
      Learner<R> learner = network.learner(Math.min(Chunks.LARGEST, examples.size()));
      return new Evaluation<>(network, examples, learner, team).score();
    }
  }
}

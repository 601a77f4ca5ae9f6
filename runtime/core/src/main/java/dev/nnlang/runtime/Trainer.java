package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Fits a network to examples as its model declares it.
 *
 * <p>The same seed gives the same bits for any number of threads. A trainer writes the network's
 * parameters: nothing else may read or write them meanwhile.
 *
 * @param <R> one row of numbers, {@code float[]} or {@code double[]}
 */
public final class Trainer<R> {
  /** More rows at once would leave the caches without saving anything. */
  private static final int LARGEST_CHUNK = 256;

  /** Fewer would make evaluation slow where batches are small. */
  private static final int SMALLEST_CHUNK = 64;

  /**
   * Floating-point operations of one update below which a second thread costs more than it does.
   */
  private static final long WORTH_A_THREAD = 1_000_000;

  private final Network<R> network;
  private final Training training;
  private int threads = 1;
  private int maxEpochs = Integer.MAX_VALUE;
  private long maxUpdates = Long.MAX_VALUE;
  private TrainingListener listener = progress -> {};

  private Trainer(Network<R> network, Training training) {
    this.network = network;
    this.training = training;
  }

  /** A trainer that fits {@code network} by {@code training}. */
  public static <R> Trainer<R> of(Network<R> network, Training training) {
    return new Trainer<>(network, training);
  }

  /** Uses up to {@code threads} threads, fewer where the network is too small to gain. */
  public Trainer<R> threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads);
    }
    this.threads = threads;
    return this;
  }

  /** Stops after {@code epochs} epochs at the latest. */
  public Trainer<R> maxEpochs(int epochs) {
    maxEpochs = epochs;
    return this;
  }

  /** Stops after {@code updates} updates at the latest; with 0 only the first weights are drawn. */
  public Trainer<R> maxUpdates(long updates) {
    maxUpdates = updates;
    return this;
  }

  /** Tells {@code listener} of every epoch. */
  public Trainer<R> listener(TrainingListener listener) {
    this.listener = listener;
    return this;
  }

  /** Trains without a validation set. */
  public TrainingReport train(ExampleSource train) {
    return train(train, Optional.empty());
  }

  /**
   * Fits the input statistics to {@code train}, draws the first weights, and updates until the stop
   * rule fires.
   *
   * @throws IllegalArgumentException if there is no example
   * @throws DivergedException if the loss of an update is not finite, or at the end the error or a
   *     weight
   */
  public TrainingReport train(ExampleSource train, Optional<ExampleSource> validation) {
    if (train.size() == 0) {
      throw new IllegalArgumentException("no examples to train on");
    }
    List<Integer> constantColumns = InputStatistics.fit(network, train);
    Examples<R> examples = Examples.of(network, train);
    Optional<Examples<R>> held = validation.map(source -> Examples.of(network, source));
    try (Team team = new Team(usefulThreads(examples.size()))) {
      return new Run(examples, held, team).train(constantColumns);
    }
  }

  /** Error and accuracy of {@code network} over {@code source}. */
  public static <R> Score score(Network<R> network, ExampleSource source) {
    try (Team team = new Team(1)) {
      Examples<R> examples = Examples.of(network, source);
      Learner<R> learner = network.learner(Math.min(LARGEST_CHUNK, examples.size()));
      return new Evaluation<>(network, examples, learner, team).score();
    }
  }

  private int batchOf(int examples) {
    return training.batch() == Training.ALL ? examples : Math.min(training.batch(), examples);
  }

  private int usefulThreads(int examples) {
    long parameters = network.tensors().stream().mapToLong(Tensor::size).sum();
    long operations = 6 * parameters * Math.min(batchOf(examples), LARGEST_CHUNK);
    return (int) Math.max(1, Math.min(threads, operations / WORTH_A_THREAD));
  }

  /** One training from the first weights to the last. */
  private final class Run {
    private final Examples<R> examples;
    private final Team team;
    private final Learner<R> learner;
    private final Evaluation<R> trainingSet;
    private final Optional<Evaluation<R>> validationSet;
    private final EpochProgress progress;
    private final int batch;
    private final int[] order;
    private final List<Double> epochSeconds = new ArrayList<>();
    private Optional<Kept> kept = Optional.empty();
    private final Team.Task backpropagation = this::backpropagate;
    private final Team.Task gradient = this::addGradient;
    private final Team.Task move = this::move;
    private long updates;
    private double rate;
    private int rows;
    private int inBatch;

    Run(Examples<R> examples, Optional<Examples<R>> held, Team team) {
      this.examples = examples;
      this.team = team;
      this.batch = batchOf(examples.size());
      this.order = new int[examples.size()];
      this.learner = network.learner(chunk());
      this.trainingSet = new Evaluation<>(network, examples, learner, team);
      this.validationSet = held.map(set -> new Evaluation<>(network, set, learner, team));
      this.progress =
          new EpochProgress(
              training.stop().watched(),
              trainingSet::score,
              () -> validationSet.map(Evaluation::score).orElse(Score.NONE),
              this::gradientNorm);
    }

    private int chunk() {
      return Math.min(examples.size(), Math.max(SMALLEST_CHUNK, Math.min(batch, LARGEST_CHUNK)));
    }

    TrainingReport train(List<Integer> constantColumns) {
      RandomStream random = new RandomStream(training.seed());
      InitialWeights.draw(network, trainingSet, random);
      learner.reset();
      long start = System.nanoTime();
      String stoppedBy = limit().orElse("");
      while (stoppedBy.isEmpty()) {
        long epochStart = System.nanoTime();
        if (updateUntilEpochEnds(random)) {
          long epochEnd = System.nanoTime();
          double lasted = (epochEnd - epochStart) * 1e-9;
          epochSeconds.add(lasted);
          progress.next(updates, (epochEnd - start) * 1e-9, lasted, rate);
          keepIfBest();
          listener.onEpoch(progress);
          stoppedBy = training.stop().firedClause(progress).or(this::limit).orElse("");
        } else {
          stoppedBy = limit().orElse("");
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      kept.ifPresent(Kept::restore);
      Score score = trainingSet.score();
      requireFinite(score);
      return new TrainingReport(
          progress.epoch(),
          updates,
          stoppedBy,
          kept.map(best -> OptionalInt.of(best.epoch)).orElse(OptionalInt.empty()),
          score,
          validationSet.map(Evaluation::score).orElse(Score.NONE),
          seconds,
          epochSeconds,
          constantColumns);
    }

    /** Saturated units hide infinite weights from the loss. */
    private void requireFinite(Score score) {
      boolean weights =
          network.tensors().stream()
              .allMatch(tensor -> Arrays.stream(tensor.values()).allMatch(Double::isFinite));
      if (!weights || !Double.isFinite(score.error())) {
        String what = weights ? "the error" : "a weight";
        throw new DivergedException(what, Math.max(1, progress.epoch()), updates);
      }
    }

    /** Whether the epoch came to its end; it does not where the limit of updates is in the way. */
    private boolean updateUntilEpochEnds(RandomStream random) {
      for (int n = 0; n < order.length; n++) {
        order[n] = n;
      }
      if (training.shuffle()) {
        random.split("order", progress.epoch()).shuffle(order);
      }
      for (int from = 0; from < order.length; from += batch) {
        if (updates >= maxUpdates) {
          return false;
        }
        rate = training.rate().rate(progress.epoch() + (double) from / order.length);
        update(from, Math.min(from + batch, order.length));
      }
      return true;
    }

    /** One update with examples {@code order[from] .. order[to - 1]}; allocates nothing. */
    private void update(int from, int to) {
      double loss = 0;
      for (int first = from; first < to; first += learner.capacity()) {
        rows = Math.min(learner.capacity(), to - first);
        learner.load(examples, order, first, first + rows);
        team.run(backpropagation);
        team.run(gradient);
        for (int row = 0; row < rows; row++) {
          loss += learner.loss(row);
        }
      }
      updates++;
      if (!Double.isFinite(loss)) {
        throw new DivergedException("the loss", progress.epoch() + 1, updates);
      }
      inBatch = to - from;
      team.run(move);
    }

    /** Forward and back through this part's rows of the chunk. */
    private void backpropagate(int part, int parts) {
      int from = Parts.start(rows, part, parts);
      int to = Parts.start(rows, part + 1, parts);
      learner.forward(from, to);
      learner.backward(from, to);
    }

    private void addGradient(int part, int parts) {
      learner.gradient(part, parts);
    }

    private void move(int part, int parts) {
      learner.update(part, parts, rate, inBatch);
    }

    private Optional<String> limit() {
      if (updates >= maxUpdates) {
        return Optional.of(String.format(Locale.ROOT, "the limit of %d updates", maxUpdates));
      }
      return progress.epoch() >= maxEpochs
          ? Optional.of(String.format(Locale.ROOT, "the limit of %d epochs", maxEpochs))
          : Optional.empty();
    }

    private void keepIfBest() {
      training
          .keep()
          .ifPresent(
              quantity -> {
                double value = quantity.value(progress);
                if (quantity.better(value, kept.map(best -> best.value).orElse(Double.NaN))) {
                  kept = Optional.of(new Kept(progress.epoch(), value));
                }
              });
    }

    /** Measured with buffers of its own, since it would wipe the momentum. */
    private double gradientNorm() {
      return new Evaluation<>(network, examples, network.learner(chunk()), team).gradientNorm();
    }
  }

  /** The parameters of the best epoch so far. */
  private final class Kept {
    private final int epoch;
    private final double value;
    private final List<double[]> parameters;

    Kept(int epoch, double value) {
      this.epoch = epoch;
      this.value = value;
      this.parameters = network.tensors().stream().map(Tensor::values).toList();
    }

    void restore() {
      IntStream.range(0, parameters.size())
          .forEach(i -> network.tensors().get(i).write(parameters.get(i)));
    }
  }
}

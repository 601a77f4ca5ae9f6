package dev.nnlang.runtime;

import java.util.Optional;

/**
 * How a network is trained, as its model declares it.
 *
 * @param seed of everything random: first weights, order of rows
 * @param batch examples per update; 0 for all of them
 * @param rate the step size eta per update on the mean loss of the batch
 * @param stop judged at the end of each epoch
 * @param keep the measure whose best weights are kept; empty for the last ones
 * @param shuffle whether rows are shuffled anew each epoch
 */
public record Training(
    long seed, int batch, Schedule rate, StopRule stop, Optional<Quantity> keep, boolean shuffle) {
  /** A batch of the whole training set: the gradient descent of the book. */
  public static final int ALL = 0;

  public Training {
    if (batch < 0) {
      throw new IllegalArgumentException("batch is " + batch);
    }
  }

  /** The same with another seed. */
  public Training withSeed(long other) {
    return new Training(other, batch, rate, stop, keep, shuffle);
  }

  /** Starts from the declared defaults: seed 1, batch 32, the last weights kept, rows shuffled. */
  public static Builder until(StopRule stop) {
    return new Builder(stop);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final StopRule stop;
    private long seed = 1;
    private int batch = 32;
    private Schedule rate = Schedule.constant(0.01);
    private Optional<Quantity> keep = Optional.empty();
    private boolean shuffle = true;

    private Builder(StopRule stop) {
      this.stop = stop;
    }

    /** The seed of everything random. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Examples per update; {@link Training#ALL} for all of them. */
    public Builder batch(int batch) {
      this.batch = batch;
      return this;
    }

    /** The step size eta. */
    public Builder rate(Schedule rate) {
      this.rate = rate;
      return this;
    }

    /** Keeps the weights with the best value of {@code quantity}. */
    public Builder keepBest(Quantity quantity) {
      keep = Optional.of(quantity);
      return this;
    }

    /** Leaves the rows in their order. */
    public Builder inOrder() {
      shuffle = false;
      return this;
    }

    /** The training. */
    public Training build() {
      return new Training(seed, batch, rate, stop, keep, shuffle);
    }
  }
}

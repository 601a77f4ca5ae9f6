package dev.nnlang.runtime;

import java.util.List;
import java.util.Optional;

/**
 * One phase of a training, with its settings. Immutable: the methods that take an argument give
 * another phase, which differs in it.
 *
 * <p>In a greedy phase all settings are those of each round: its epochs, its rate and its best
 * weights begin anew with every layer.
 *
 * @param name as the model calls it
 * @param kind what it trains
 * @param layers the layers that it is about, by the names of the model; empty for {@link Kind#ALL}
 * @param stop judged at the end of each epoch
 * @param batch examples per update; {@link #ALL_EXAMPLES} for all of them
 * @param rate the step size eta per update on the mean loss of the batch; where {@code descent}
 *     searches, the first trial
 * @param plateau lowers the rate where a measure stops improving
 * @param descent what makes steps of gradients
 * @param keep the quantity whose best weights are kept, the first of equals; empty for the last
 *     ones
 * @param shuffle whether rows are shuffled anew each epoch
 */
public record Phase(
    String name,
    Kind kind,
    List<String> layers,
    StopRule stop,
    int batch,
    Schedule rate,
    Optional<Plateau> plateau,
    Descent descent,
    Optional<Quantity> keep,
    boolean shuffle) {
  /** A batch of the whole training set: the gradient descent of the book. */
  public static final int ALL_EXAMPLES = 0;

  private static final int DECLARED_BATCH = 32;
  private static final double DECLARED_RATE = 0.01;

  /** What a phase trains. */
  public enum Kind {
    /** Every layer. */
    ALL,
    /** Some layers; the others stay as they are. */
    ONLY,
    /** One layer after the other, each to give back what enters it. */
    GREEDY_AUTOENCODER,
    /** One layer after the other, each under an output layer of its own. */
    GREEDY_SUPERVISED;

    /** Whether it trains networks of one hidden layer, round by round. */
    public boolean greedy() {
      return this == GREEDY_AUTOENCODER || this == GREEDY_SUPERVISED;
    }
  }

  /**
   * The rate is multiplied by {@code factor} where {@code quantity} has not become strictly better
   * for {@code epochs} epochs, and the count of epochs begins again.
   *
   * @param epochs at least 1
   * @param factor above 0 and below 1
   * @param atMost how often at most, at least 1; {@link Integer#MAX_VALUE} for no limit
   */
  public record Plateau(Quantity quantity, int epochs, double factor, int atMost) {
    /**
     * A plateau.
     *
     * @throws IllegalArgumentException if a number is outside what it may be
     */
    public Plateau {
      if (epochs < 1 || !(factor > 0 && factor < 1) || atMost < 1) {
        throw new IllegalArgumentException(
            "no plateau: " + epochs + " epochs, rate * " + factor + ", " + atMost + " times");
      }
    }
  }

  /**
   * A phase.
   *
   * @throws IllegalArgumentException if {@code batch} is negative, or {@code descent} searches and
   *     {@code batch} is not {@link #ALL_EXAMPLES}
   */
  public Phase {
    layers = List.copyOf(layers);
    if (batch < 0) {
      throw new IllegalArgumentException("batch is " + batch);
    }
    if (!(descent instanceof Descent.Updates) && batch != ALL_EXAMPLES) {
      throw new IllegalArgumentException(descent + " needs all examples in one batch");
    }
  }

  /** Trains every layer with the declared defaults: batches of 32, rate 0.01, rows shuffled. */
  public static Phase all(String name, StopRule stop) {
    return of(name, Kind.ALL, List.of(), stop);
  }

  /** Trains {@code layers} alone. */
  public static Phase only(String name, List<String> layers, StopRule stop) {
    return of(name, Kind.ONLY, layers, stop);
  }

  /** Trains each of {@code layers} alone, to give back what enters it. */
  public static Phase greedyAutoencoder(String name, List<String> layers, StopRule stop) {
    return of(name, Kind.GREEDY_AUTOENCODER, layers, stop);
  }

  /** Trains each of {@code layers} alone, under an output layer of its own. */
  public static Phase greedySupervised(String name, List<String> layers, StopRule stop) {
    return of(name, Kind.GREEDY_SUPERVISED, layers, stop);
  }

  private static Phase of(String name, Kind kind, List<String> layers, StopRule stop) {
    return new Phase(
        name,
        kind,
        layers,
        stop,
        DECLARED_BATCH,
        Schedule.constant(DECLARED_RATE),
        Optional.empty(),
        new Descent.Updates(),
        Optional.empty(),
        true);
  }

  /** With batches of {@code examples}; {@link #ALL_EXAMPLES} for all of them. */
  public Phase batch(int examples) {
    return new Phase(name, kind, layers, stop, examples, rate, plateau, descent, keep, shuffle);
  }

  /** With the step size eta of {@code schedule}, whose epochs are those of the phase, or round. */
  public Phase rate(Schedule schedule) {
    return new Phase(name, kind, layers, stop, batch, schedule, plateau, descent, keep, shuffle);
  }

  /** With a rate that falls as {@link Plateau} says. */
  public Phase onPlateau(Quantity quantity, int epochs, double factor, int atMost) {
    Optional<Plateau> lower = Optional.of(new Plateau(quantity, epochs, factor, atMost));
    return new Phase(name, kind, layers, stop, batch, rate, lower, descent, keep, shuffle);
  }

  /**
   * With steps made by {@code steps}.
   *
   * @throws IllegalArgumentException if {@code steps} searches and the batch is not {@link
   *     #ALL_EXAMPLES}: set the batch first
   */
  public Phase descent(Descent steps) {
    return new Phase(name, kind, layers, stop, batch, rate, plateau, steps, keep, shuffle);
  }

  /** Keeping the weights with the best value of {@code quantity}. */
  public Phase keepBest(Quantity quantity) {
    return new Phase(
        name, kind, layers, stop, batch, rate, plateau, descent, Optional.of(quantity), shuffle);
  }

  /** With the rows in their order. */
  public Phase inOrder() {
    return new Phase(name, kind, layers, stop, batch, rate, plateau, descent, keep, false);
  }

  /**
   * Overwrites {@code order} with the order in which epoch {@code epoch}, from 0, takes its
   * examples.
   *
   * @param random the stream of the phase, or round
   */
  void order(RandomStream random, int epoch, int[] order) {
    for (int n = 0; n < order.length; n++) {
      order[n] = n;
    }
    if (shuffle) {
      random.split("order", epoch).shuffle(order);
    }
  }
}

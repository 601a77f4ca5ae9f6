package dev.nnlang.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number of a training became infinite or NaN. The network has the {@linkplain #hasGoodWeights
 * last good weights}, if there are any.
 */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /** What a number is that left the numbers. */
  public enum Quantity {
    /** What enters the first layer, input layers included. */
    INPUT("input"),
    /** What leaves a unit. */
    ACTIVATION("the output"),
    /** The loss of an example whose outputs are numbers. */
    LOSS("the loss"),
    /** What backpropagation brings to a unit. */
    SENSITIVITY("the sensitivity"),
    /** The gradient of a weight, where the sensitivity of its unit is a number. */
    GRADIENT("the gradient of a weight"),
    /** A parameter after its update, where its gradient is a number. */
    WEIGHT("a weight");

    private final String words;

    Quantity(String words) {
      this.words = words;
    }

    /** As the beginning of a sentence that goes on with whose it is. */
    String words() {
      return words;
    }
  }

  private final transient Place place;
  private final transient Finding finding;
  private final int epoch;
  private final long update;
  private final boolean good;
  private final double rate;
  private final double calmRate;

  /**
   * @param good whether the trained network has good weights
   * @param rate of the last update that was made; NaN for none
   * @param calmRate at which that update would have lowered the loss of its batch; NaN for none
   */
  DivergedException(
      Finding finding,
      int epoch,
      long update,
      Place place,
      boolean good,
      double rate,
      double calmRate) {
    super(
        String.format(
            Locale.ROOT,
            "%s is not finite in epoch %d, update %d%s",
            finding.inWords(),
            epoch,
            update,
            place.inWords()));
    this.finding = finding;
    this.epoch = epoch;
    this.update = update;
    this.place = place;
    this.good = good;
    this.rate = rate;
    this.calmRate = calmRate;
  }

  /** What was not finite first. */
  public Quantity quantity() {
    return finding.quantity();
  }

  /**
   * The number of its layer, as {@link Learner#layerInput} counts them in the network that was
   * trained: a greedy phase has a small one for each {@link #round}. 0 where it has none: for an
   * input and a loss.
   */
  public int layer() {
    return finding.layer();
  }

  /** Its unit within the layer, or the number of the input, from 1; 0 for a loss. */
  public int unit() {
    return finding.unit();
  }

  /** The row of the training set that it belongs to, from 0; -1 for a weight. */
  public int example() {
    return finding.example();
  }

  /**
   * How large it is: the signal of a unit with weights, in {@code double}, which holds more than
   * the network may; else infinite or NaN.
   */
  public double value() {
    return finding.value();
  }

  /** The name of the phase. */
  public String phase() {
    return place.phase();
  }

  /** The layer that a greedy phase was at; empty in other phases. */
  public Optional<String> round() {
    return place.layer();
  }

  /** Whether it was the last phase again, from the first weights, for comparison. */
  public boolean scratch() {
    return place.scratch();
  }

  /** The epoch of its phase, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The update of its phase, from 1. */
  public long update() {
    return update;
  }

  /**
   * Whether the network has weights that are finite and gave a batch a finite loss: the last such
   * ones. Else it has those that the phase began with.
   */
  public boolean hasGoodWeights() {
    return good;
  }

  /**
   * The rate of the last update, which led away from the last good weights; these are lost where it
   * is that of the checkpoint that the training went on from. Empty where none was made.
   */
  public OptionalDouble rate() {
    return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  /**
   * The largest rate, to a digit, at which that update would have lowered the loss of its own
   * batch; empty where none does.
   */
  public OptionalDouble calmRate() {
    return Double.isNaN(calmRate) ? OptionalDouble.empty() : OptionalDouble.of(calmRate);
  }
}

package dev.nnlang.runtime;

import java.math.BigDecimal;

/**
 * How often a training saves where it stands. Immutable.
 *
 * @param every how many of {@code unit}; finite and above 0, of updates a whole number
 */
public record CheckpointInterval(double every, Unit unit) {

  /** What is counted. */
  public enum Unit {
    /** Of all phases together; of a fraction, the first end of an epoch after each multiple. */
    EPOCHS,
    /** Of all phases together. */
    UPDATES,
    /** Seconds on the clock: where a checkpoint falls does not change what is trained. */
    SECONDS
  }

  /**
   * An interval.
   *
   * @throws IllegalArgumentException if {@code every} is not as it must be
   */
  public CheckpointInterval {
    if (!(every > 0 && every < Double.POSITIVE_INFINITY)
        || (unit == Unit.UPDATES && every != Math.rint(every))) {
      throw new IllegalArgumentException("every " + every + " " + unit);
    }
  }

  /** Every {@code every} epochs. */
  public static CheckpointInterval epochs(double every) {
    return new CheckpointInterval(every, Unit.EPOCHS);
  }

  /** Every {@code every} updates. */
  public static CheckpointInterval updates(long every) {
    return new CheckpointInterval(every, Unit.UPDATES);
  }

  /** Every {@code every} seconds. */
  public static CheckpointInterval seconds(double every) {
    return new CheckpointInterval(every, Unit.SECONDS);
  }

  /**
   * Whether a multiple of the interval lies above {@code count - 1} and not above {@code count}.
   */
  boolean reachedAt(int count) {
    return multiples(count).compareTo(multiples(count - 1)) > 0;
  }

  private BigDecimal multiples(int count) {
    return BigDecimal.valueOf(count).divideToIntegralValue(BigDecimal.valueOf(every));
  }
}

package dev.nnlang.runtime;

import java.util.Locale;
import java.util.Optional;

/** The most epochs and updates of a whole training, and how many it has made. */
final class Limits {
  private final int maxEpochs;
  private final long maxUpdates;
  private int epochs;
  private long updates;

  Limits(int maxEpochs, long maxUpdates) {
    this.maxEpochs = maxEpochs;
    this.maxUpdates = maxUpdates;
  }

  /** The same limits for a training of which nothing is done. */
  Limits anew() {
    return new Limits(maxEpochs, maxUpdates);
  }

  /** Counts on from {@code epochs} and {@code updates}. */
  void restore(int epochs, long updates) {
    this.epochs = epochs;
    this.updates = updates;
  }

  int epochs() {
    return epochs;
  }

  long updates() {
    return updates;
  }

  /**
   * Whether the update just made is the last that is allowed.
   *
   * @param endsEpoch whether it ends its epoch
   */
  boolean endHere(boolean endsEpoch) {
    return updates >= maxUpdates || (endsEpoch && epochs + 1 >= maxEpochs);
  }

  boolean allowAnUpdate() {
    return updates < maxUpdates;
  }

  void countUpdate() {
    updates++;
  }

  void countEpoch() {
    epochs++;
  }

  /** The limit that ends the training here, as a report calls it. */
  Optional<String> reached() {
    if (updates >= maxUpdates) {
      return Optional.of(String.format(Locale.ROOT, "the limit of %d updates", maxUpdates));
    }
    return epochs >= maxEpochs
        ? Optional.of(String.format(Locale.ROOT, "the limit of %d epochs", maxEpochs))
        : Optional.empty();
  }
}

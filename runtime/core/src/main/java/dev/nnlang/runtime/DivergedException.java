package dev.nnlang.runtime;

import java.util.Locale;

/** A loss or a weight left the numbers; the network's weights are of no use. */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long update;

  DivergedException(String what, int epoch, long update, Place place) {
    super(
        String.format(
            Locale.ROOT,
            "%s is not finite in epoch %d, update %d%s",
            what,
            epoch,
            update,
            place.inWords()));
    this.epoch = epoch;
    this.update = update;
  }

  /** The epoch of its phase, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The update of its phase, from 1. */
  public long update() {
    return update;
  }
}

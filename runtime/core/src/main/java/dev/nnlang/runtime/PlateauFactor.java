package dev.nnlang.runtime;

import java.util.Optional;

/** What the rate is multiplied by, smaller after each plateau of a measure. */
final class PlateauFactor {
  private static final String STATE = "plateau";

  private final Optional<Phase.Plateau> plateau;
  private double factor = 1;
  private double best = Double.NaN;
  private int withoutGain;
  private int lowered;

  PlateauFactor(Optional<Phase.Plateau> plateau) {
    this.plateau = plateau;
  }

  double factor() {
    return factor;
  }

  void save(SavedState state) {
    state.put(STATE, factor, best, withoutGain, lowered);
  }

  void restore(SavedState state) {
    SavedRow row = state.row(STATE);
    factor = row.next();
    best = row.next();
    withoutGain = row.whole(0, Integer.MAX_VALUE);
    lowered = row.whole(0, Integer.MAX_VALUE);
    row.requireSize(0);
  }

  /** Looks at the measure at the end of an epoch. */
  void look(Progress progress) {
    plateau.ifPresent(settings -> look(settings, settings.quantity().value(progress)));
  }

  private void look(Phase.Plateau settings, double value) {
    if (settings.quantity().better(value, best)) {
      best = value;
      withoutGain = 0;
      return;
    }
    withoutGain++;
    if (withoutGain == settings.epochs()) {
      withoutGain = 0;
      if (lowered < settings.atMost()) {
        lowered++;
        factor *= settings.factor();
      }
    }
  }
}

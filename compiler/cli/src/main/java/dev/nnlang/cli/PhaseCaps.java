package dev.nnlang.cli;

import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The last epoch of each phase, where it is known: by its stop rule, and by a limit on all phases
 * together.
 */
final class PhaseCaps {
  private final Map<String, OptionalInt> declared = new HashMap<>();
  private final OptionalInt limit;

  /**
   * @param limit epochs of all phases at most; of the run from scratch alone too
   */
  PhaseCaps(Training training, OptionalInt limit) {
    training
        .phases()
        .forEach(each -> declared.put(each.name(), EpochCap.of(each.settings().stop())));
    this.limit = limit;
  }

  /** The last epoch of the phase that {@code progress} is in. */
  OptionalInt of(Progress progress) {
    OptionalInt cap = declared.getOrDefault(progress.phase(), OptionalInt.empty());
    if (limit.isEmpty()) {
      return cap;
    }
    int before = progress.allEpochs() - progress.epoch();
    return OptionalInt.of(Math.min(limit.getAsInt() - before, cap.orElse(Integer.MAX_VALUE)));
  }
}

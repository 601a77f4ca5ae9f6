package dev.nnlang.cli;

import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The last epoch of each phase, where it is known: by its stop rule, and by a limit on all phases
 * together. Must be asked epoch by epoch, in their order.
 */
final class PhaseCaps {
  private final Map<String, OptionalInt> declared = new HashMap<>();
  private final OptionalInt limit;
  private int finishedBefore;
  private int epochs;

  /**
   * @param limit epochs of all phases at most
   */
  PhaseCaps(Training training, OptionalInt limit) {
    training
        .phases()
        .forEach(each -> declared.put(each.name(), EpochCap.of(each.settings().stop())));
    this.limit = limit;
  }

  /** The last epoch of the phase that {@code progress} is in. */
  OptionalInt of(Progress progress) {
    if (progress.epoch() == 1) {
      // From scratch is a run of its own, with the whole limit.
      finishedBefore = progress.scratch() ? 0 : finishedBefore + epochs;
    }
    epochs = progress.epoch();
    OptionalInt cap = declared.getOrDefault(progress.phase(), OptionalInt.empty());
    return limit.isEmpty()
        ? cap
        : OptionalInt.of(
            Math.min(limit.getAsInt() - finishedBefore, cap.orElse(Integer.MAX_VALUE)));
  }
}

package dev.nnlang.cli;

import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Progress;

/** How a phase, or a round of a greedy one, is called in reports. */
final class PhaseName {
  private static final String SCRATCH = "scratch";

  private PhaseName() {}

  /** Such as {@code finetune}, {@code pretrain h1}, or {@code scratch}. */
  static String of(Progress progress) {
    return progress.scratch()
        ? SCRATCH
        : progress.phase() + progress.layer().map(layer -> " " + layer).orElse("");
  }

  /** The same; a run from scratch goes by the name of its phase. */
  static String of(PhaseReport report) {
    return report.phase() + report.layer().map(layer -> " " + layer).orElse("");
  }
}

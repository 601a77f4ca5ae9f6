package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One line for each phase that is written over, ten times a second at most: measuring takes time
 * too.
 */
final class TerminalProgress implements ProgressDisplay {
  private static final double PAUSE_SECONDS = 0.1;
  private static final String ERASE_REST = "\u001b[K";

  private final PrintStream out;
  private final ProgressLine line;
  private final Function<Progress, OptionalInt> caps;
  private double shownAt = Double.NEGATIVE_INFINITY;

  /**
   * @param caps the last epoch of each phase
   */
  TerminalProgress(PrintStream out, ProgressLine line, Function<Progress, OptionalInt> caps) {
    this.out = out;
    this.line = line;
    this.caps = caps;
  }

  @Override
  public void onEpoch(Progress progress) {
    if (progress.epoch() == 1) {
      close();
      shownAt = Double.NEGATIVE_INFINITY;
    }
    OptionalInt cap = caps.apply(progress);
    boolean last = cap.isPresent() && cap.getAsInt() == progress.epoch();
    if (progress.elapsed() - shownAt >= PAUSE_SECONDS || last) {
      shownAt = progress.elapsed();
      out.print('\r' + line.of(progress, cap) + ERASE_REST);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (shownAt != Double.NEGATIVE_INFINITY) {
      out.println();
    }
  }
}

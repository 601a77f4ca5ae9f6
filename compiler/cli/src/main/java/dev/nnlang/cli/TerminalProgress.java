package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import java.io.PrintStream;

/** One line that is written over, ten times a second at most: measuring takes time too. */
final class TerminalProgress implements ProgressDisplay {
  private static final double PAUSE_SECONDS = 0.1;
  private static final String ERASE_REST = "\u001b[K";

  private final PrintStream out;
  private final ProgressLine line;
  private double shownAt = Double.NEGATIVE_INFINITY;

  TerminalProgress(PrintStream out, ProgressLine line) {
    this.out = out;
    this.line = line;
  }

  @Override
  public void onEpoch(Progress progress) {
    if (progress.elapsed() - shownAt >= PAUSE_SECONDS || line.isLast(progress)) {
      shownAt = progress.elapsed();
      out.print('\r' + line.of(progress) + ERASE_REST);
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

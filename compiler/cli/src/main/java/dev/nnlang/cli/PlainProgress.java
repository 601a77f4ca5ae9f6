package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import java.io.PrintStream;
import java.util.OptionalInt;

/** A line for each of the first ten epochs, then one for each fiftieth of the way. */
final class PlainProgress implements ProgressDisplay {
  private static final int EACH_OF_THE_FIRST = 10;
  private static final int PARTS = 50;

  private final PrintStream out;
  private final ProgressLine line;
  private final OptionalInt cap;
  private int shown;

  PlainProgress(PrintStream out, OptionalInt cap) {
    this.out = out;
    this.line = new ProgressLine(cap);
    this.cap = cap;
  }

  @Override
  public void onEpoch(Progress progress) {
    int epoch = progress.epoch();
    // Without a cap, a fiftieth of the way so far.
    int step = Math.max(1, cap.orElse(shown) / PARTS);
    if (epoch <= EACH_OF_THE_FIRST || epoch >= shown + step || line.isLast(progress)) {
      shown = epoch;
      out.println(line.of(progress));
      out.flush();
    }
  }

  @Override
  public void close() {}
}

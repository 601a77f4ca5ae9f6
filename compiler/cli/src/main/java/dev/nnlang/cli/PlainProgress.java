package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.function.Function;

/** A line for each of the first ten epochs of a phase, then one for each fiftieth of the way. */
final class PlainProgress implements ProgressDisplay {
  private static final int EACH_OF_THE_FIRST = 10;
  private static final int PARTS = 50;

  private final PrintStream out;
  private final ProgressLine line;
  private final Function<Progress, OptionalInt> caps;
  private int shown;

  /**
   * @param caps the last epoch of each phase
   */
  PlainProgress(PrintStream out, ProgressLine line, Function<Progress, OptionalInt> caps) {
    this.out = out;
    this.line = line;
    this.caps = caps;
  }

  @Override
  public void onEpoch(Progress progress) {
    int epoch = progress.epoch();
    OptionalInt cap = caps.apply(progress);
    if (epoch == 1) {
      shown = 0;
    }
    // Without a cap, a fiftieth of the way so far.
    int step = Math.max(1, cap.orElse(shown) / PARTS);
    boolean last = cap.isPresent() && cap.getAsInt() == epoch;
    if (epoch <= EACH_OF_THE_FIRST || epoch >= shown + step || last) {
      shown = epoch;
      out.println(line.of(progress, cap));
      out.flush();
    }
  }

  @Override
  public void close() {}
}

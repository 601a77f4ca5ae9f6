package dev.nnlang.cli;

import dev.nnlang.runtime.Progress;
import java.util.OptionalInt;

/** The line that stands for one epoch. Each figure on it is computed for it. */
final class ProgressLine {
  private final boolean named;

  /**
   * @param named whether there are several phases, so that each line says which it is of
   */
  ProgressLine(boolean named) {
    this.named = named;
  }

  /**
   * Such as {@code epoch 12/500 rate 0.05 error 0.1234 (95.24%) validation 0.13 (95.00%) 12 s
   * left}.
   *
   * @param cap the last epoch, where it is known
   */
  String of(Progress progress, OptionalInt cap) {
    StringBuilder line = new StringBuilder();
    if (named) {
      line.append(PhaseName.of(progress)).append("  ");
    }
    line.append("epoch ").append(progress.epoch());
    cap.ifPresent(last -> line.append('/').append(last));
    line.append("  rate ").append(Figures.number(progress.rate()));
    line.append("  error ");
    score(line, progress.error(), progress.accuracy());
    if (!Double.isNaN(progress.validationError())) {
      line.append("  validation ");
      score(line, progress.validationError(), progress.validationAccuracy());
    }
    if (cap.isPresent() && cap.getAsInt() > progress.epoch()) {
      double perEpoch = progress.elapsed() / progress.epoch();
      double left = perEpoch * (cap.getAsInt() - progress.epoch());
      if (left >= 1) {
        line.append("  ").append(Figures.seconds(left)).append(" left");
      }
    }
    return line.toString();
  }

  private static void score(StringBuilder line, double error, double accuracy) {
    line.append(Figures.digits(error));
    if (!Double.isNaN(accuracy)) {
      line.append(" (").append(Figures.percent(accuracy)).append(')');
    }
  }
}

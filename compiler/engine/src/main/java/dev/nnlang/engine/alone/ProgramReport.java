package dev.nnlang.engine.alone;

import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Training;
import dev.nnlang.runtime.TrainingReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** What a training says on its way and at its end. */
final class ProgramReport {
  private final PrintStream out;
  private final boolean named;

  /** Of {@code training}, whose phases have names where there are several. */
  ProgramReport(PrintStream out, Training training) {
    this.out = out;
    this.named = training.phases().size() > 1 || training.phases().get(0).kind().greedy();
  }

  /** A line for epochs 1 to 10, then for each tenth, for each hundredth from 100, and so on. */
  void epoch(Progress progress) {
    int step = 1;
    while (progress.epoch() >= 10 * step) {
      step *= 10;
    }
    if (progress.epoch() % step == 0) {
      out.println(line(progress));
    }
  }

  private String line(Progress progress) {
    StringBuilder line = new StringBuilder();
    if (named) {
      String phase = progress.scratch() ? "scratch" : progress.phase();
      line.append(phase).append(progress.layer().map(layer -> " " + layer).orElse("")).append("  ");
    }
    line.append("epoch ").append(progress.epoch());
    line.append("  ").append(text(new Score(progress.error(), progress.accuracy())));
    if (!Double.isNaN(progress.validationError())) {
      line.append("  validation ")
          .append(text(new Score(progress.validationError(), progress.validationAccuracy())));
    }
    return line.toString();
  }

  /** How each phase ended, and how the network does on each set. */
  void result(TrainingReport report, Optional<Score> test) {
    report.phases().forEach(this::phase);
    report.scratch().ifPresent(scratch -> row("scratch", text(scratch.training())));
    row("training", text(report.training()));
    if (!Double.isNaN(report.validation().error())) {
      row("validation", text(report.validation()));
    }
    test.ifPresent(score -> row("test", text(score)));
  }

  private void phase(PhaseReport phase) {
    if (named) {
      row("phase", phase.phase() + phase.layer().map(layer -> " " + layer).orElse(""));
    }
    row("stopped by", phase.stoppedBy() + "  (epoch " + phase.epochs() + ")");
    phase.bestEpoch().ifPresent(epoch -> row("kept", "the weights of epoch " + epoch));
  }

  void row(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-11s %s", name, value));
  }

  private static String text(Score score) {
    String error = String.format(Locale.ROOT, "error %.4g", score.error());
    return Double.isNaN(score.accuracy())
        ? error
        : error + String.format(Locale.ROOT, "  accuracy %.2f%%", 100 * score.accuracy());
  }
}

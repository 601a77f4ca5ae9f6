package dev.nnlang.cli;

import dev.nnlang.runtime.Score;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Errors and accuracies of the sets, one below the other. */
final class ScoreTable {
  private final PrintStream out;

  ScoreTable(PrintStream out) {
    this.out = out;
  }

  void print(Optional<Score> train, Optional<Score> validation, Optional<Score> test) {
    train.ifPresent(score -> row("training", score));
    validation.ifPresent(score -> row("validation", score));
    test.ifPresent(score -> row("test", score));
  }

  private void row(String set, Score score) {
    String error = Figures.number(score.error());
    out.println(
        Double.isNaN(score.accuracy())
            ? String.format(Locale.ROOT, "%-11s error %s", set, error)
            : String.format(
                Locale.ROOT,
                "%-11s error %-10s accuracy %s",
                set,
                error,
                Figures.percent(score.accuracy())));
  }
}

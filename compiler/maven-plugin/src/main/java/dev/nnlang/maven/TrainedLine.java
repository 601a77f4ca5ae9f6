package dev.nnlang.maven;

import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.runtime.Score;
import java.util.Locale;

/** What a training came to, on one line. */
final class TrainedLine {
  private TrainedLine() {}

  static String of(String name, TrainOutcome outcome) {
    return "nnc: trained "
        + name
        + " in "
        + outcome.report().epochs()
        + " epochs: "
        + score("training", outcome.report().training())
        + score("validation", outcome.report().validation())
        + score("test", outcome.test().orElse(new Score(Double.NaN, Double.NaN)))
        + "weights "
        + outcome.fingerprint();
  }

  /** Nothing for a set that is not there. */
  private static String score(String set, Score score) {
    if (Double.isNaN(score.error())) {
      return "";
    }
    String error = String.format(Locale.ROOT, "%s error %.4g", set, score.error());
    return Double.isNaN(score.accuracy())
        ? error + "; "
        : error + String.format(Locale.ROOT, ", accuracy %.2f%%; ", 100 * score.accuracy());
  }
}

package com.example.stacked;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.TrainingReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Trains layer by layer, then all of it, and says what the first was good for. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    TrainingReport report = train(new Stacked(), digits(Path.of("src/main/nn/digits.csv")));
    for (PhaseReport phase : report.phases()) {
      say(phase.phase() + phase.layer().map(layer -> " " + layer).orElse(""), phase);
    }
    say("the same from scratch", report.scratch().orElseThrow());
  }

  /** The digits, split as stacked.nn declares. */
  static Parts digits(Path csv) {
    ExampleSource all = Csv.read(csv, Stacked.SIGNATURE).examples();
    return Split.of(all, Stacked.SIGNATURE, new Shares(0.7, 0.15, 0.15), true, 7);
  }

  static TrainingReport train(Stacked stacked, Parts digits) {
    return stacked.trainer().train(digits.train(), Optional.of(digits.validation()));
  }

  private static void say(String what, PhaseReport phase) {
    System.out.printf(
        Locale.ROOT,
        "%-21s %2d epochs, error %.4f, of validation %.4f%n",
        what,
        phase.epochs(),
        phase.training().error(),
        phase.validation().error());
  }
}

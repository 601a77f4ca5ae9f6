package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Kind;
import dev.nnlang.compiler.model.Training.Plateau;
import dev.nnlang.compiler.model.Training.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the settings of a phase as the language does, each of them. */
final class SettingsSpelling {
  private SettingsSpelling() {}

  /** All that stand as {@code key: value}; what an auto-encoder alone has, for one alone. */
  static List<Entry> entries(Training.Phase phase) {
    Settings settings = phase.settings();
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("loss", settings.loss().spelling()));
    if (!settings.penalties().isEmpty()) {
      entries.add(
          new Entry(
              "regularize",
              settings.penalties().stream()
                  .map(PenaltySpelling::of)
                  .collect(Collectors.joining(", "))));
    }
    entries.add(new Entry("optimizer", OptimizerSpelling.of(settings.optimizer())));
    entries.add(new Entry("batch", batch(settings)));
    entries.add(new Entry("rate", ScheduleSpelling.of(settings.rate())));
    entries.add(new Entry("stop", RuleSpelling.of(settings.stop())));
    entries.add(new Entry("keep", keep(settings)));
    entries.add(new Entry("shuffle", Boolean.toString(settings.shuffle())));
    if (phase.kind() == Kind.GREEDY_AUTOENCODER) {
      entries.add(new Entry("tied", Boolean.toString(settings.tied())));
      entries.add(new Entry("corrupt", Amounts.share(settings.corrupt())));
    }
    return entries;
  }

  /** The examples of an update, {@code all} for the whole training set. */
  static String batch(Settings settings) {
    return settings.batch() == 0 ? "all" : Amounts.count(settings.batch());
  }

  private static String keep(Settings settings) {
    return settings.keep().best().map(best -> "best(" + best.spelling() + ")").orElse("last");
  }

  /** Such as {@code on plateau(error, 3 epochs): rate * 0.5, at most 4 times}. */
  static String plateau(Plateau plateau) {
    String often =
        plateau.atMost() == Integer.MAX_VALUE
            ? ""
            : ", at most " + Amounts.count(plateau.atMost()) + " times";
    return String.format(
        Locale.ROOT,
        "on plateau(%s, %s): rate * %s%s",
        plateau.measure().spelling(),
        Amounts.epochs(plateau.epochs()),
        Decimal.of(plateau.factor()),
        often);
  }

  /** Such as {@code only h1, out}. */
  static String kind(Training.Phase phase) {
    String layers = String.join(", ", phase.layers());
    return switch (phase.kind()) {
      case ALL -> "all";
      case ONLY -> "only " + layers;
      case GREEDY_AUTOENCODER -> "greedy autoencoder over " + layers;
      case GREEDY_SUPERVISED -> "greedy supervised over " + layers;
    };
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Measure.Part;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.source.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * Reports a measure that may not stand where it does, that needs a set which the data lack, or that
 * counts right answers where there are none.
 */
final class TrainMeasureFits implements Measure.Visitor<Boolean> {
  private final Span span;
  private final TrainScene scene;

  private TrainMeasureFits(Span span, TrainScene scene) {
    this.span = span;
    this.scene = scene;
  }

  /** Whether {@code measure} may stand at {@code place} in {@code scene}. */
  static boolean check(Measure measure, Span span, TrainMeasurePlace place, TrainScene scene) {
    if (!measure.accept(place)) {
      refuse(measure.spelling(), span, place, scene);
      return false;
    }
    return measure.accept(new TrainMeasureFits(span, scene));
  }

  /** Says that what is spelled {@code spelling} may not stand at {@code place}. */
  static void refuse(String spelling, Span span, TrainMeasurePlace place, TrainScene scene) {
    String test = Part.TEST.prefix();
    Diagnostic.Builder finding =
        Diagnostic.of(
            Code.BAD_MEASURE,
            span,
            String.format(Locale.ROOT, "`%s` cannot stand in %s", spelling, place.noun()));
    if (spelling.startsWith(test)) {
      String instead = Part.VALIDATION.prefix() + spelling.substring(test.length());
      finding
          .note("training must not look at the test set")
          .fix(String.format(Locale.ROOT, "write `%s`", instead), span, instead);
    } else {
      finding.help("use one of " + TrainUnknown.listed(TrainMeasures.allowed(place)));
    }
    scene.report(finding);
  }

  @Override
  public Boolean error(Measure.MeanError error) {
    return hasSet(error.part(), error.spelling());
  }

  @Override
  public Boolean accuracy(Measure.Accuracy accuracy) {
    boolean counts = hasAccuracy(accuracy);
    return hasSet(accuracy.part(), accuracy.spelling()) && counts;
  }

  /** Only a rule asks for it, and what it is an improvement of has been judged. */
  @Override
  public Boolean improvement(Measure.Improvement improvement) {
    return true;
  }

  @Override
  public Boolean count(Measure.Count count) {
    return true;
  }

  private boolean hasAccuracy(Measure.Accuracy accuracy) {
    if (!scene.reconstructs() && scene.network().task() != Task.REGRESSION) {
      return true;
    }
    String error = new Measure.MeanError(accuracy.part()).spelling();
    scene.report(
        Diagnostic.of(
                Code.NO_ACCURACY,
                span,
                scene.reconstructs()
                    ? "an auto-encoder has no accuracy: its targets are its inputs"
                    : String.format(
                        Locale.ROOT,
                        "a regression has no accuracy: the outputs of `%s` are reals",
                        scene.network().name()))
            .fix(String.format(Locale.ROOT, "write `%s`", error), span, error));
    return false;
  }

  private boolean hasSet(Part part, String spelling) {
    Optional<Data> data = scene.data();
    boolean there =
        switch (part) {
          case TRAIN -> data.isPresent();
          case VALIDATION -> data.map(Data::hasValidation).orElse(false);
          case TEST -> data.map(Data::hasTest).orElse(false);
        };
    if (!there) {
      missing(part, spelling);
    }
    return there;
  }

  private void missing(Part part, String spelling) {
    String set =
        switch (part) {
          case TRAIN -> "training";
          case VALIDATION -> "validation";
          case TEST -> "test";
        };
    String model = scene.network().name();
    scene.report(
        Diagnostic.of(
                Code.NO_VALIDATION_SET,
                span,
                scene
                    .data()
                    .map(
                        data ->
                            String.format(
                                Locale.ROOT,
                                "`%s` needs a %s set, and data `%s` has none",
                                spelling,
                                set,
                                data.name()))
                    .orElse(
                        String.format(
                            Locale.ROOT,
                            "`%s` needs a %s set, and no train block names data for `%s`",
                            spelling,
                            set,
                            model)))
            .help(
                scene
                    .data()
                    .map(data -> cure(part, data))
                    .orElse(
                        String.format(
                            Locale.ROOT, "add `train %s on ...` and the data it names", model))));
  }

  private static String cure(Part part, Data data) {
    String key = part == Part.TEST ? "test" : "validation";
    if (data.whole().isPresent()) {
      return String.format(
          Locale.ROOT, "give data `%s` a split with a part such as `%s 15%%`", data.name(), key);
    }
    return part == Part.TEST
        ? String.format(Locale.ROOT, "add `test:` to data `%s`", data.name())
        : String.format(Locale.ROOT, "add `validation: 10%% of train` to data `%s`", data.name());
  }
}

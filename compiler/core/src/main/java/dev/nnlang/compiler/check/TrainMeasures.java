package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Measure.Accuracy;
import dev.nnlang.compiler.model.Measure.Count;
import dev.nnlang.compiler.model.Measure.Counter;
import dev.nnlang.compiler.model.Measure.Improvement;
import dev.nnlang.compiler.model.Measure.MeanError;
import dev.nnlang.compiler.model.Measure.Part;
import dev.nnlang.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the measures that rules, {@code keep}, plateaus and expectations look at. */
final class TrainMeasures {
  private static final String IMPROVEMENT = "improvement";
  private static final Map<String, Measure> PLAIN = plain();

  private final TrainScene scene;

  TrainMeasures(TrainScene scene) {
    this.scene = scene;
  }

  private static Map<String, Measure> plain() {
    Map<String, Measure> plain = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      for (Measure measure : List.of(new MeanError(part), new Accuracy(part))) {
        plain.put(measure.spelling(), measure);
      }
    }
    for (Counter counter : Counter.values()) {
      plain.put(counter.spelling(), new Count(counter));
    }
    return Collections.unmodifiableMap(plain);
  }

  /** Whether {@code expression} names a measure, allowed or not. */
  static boolean names(Expression expression) {
    return (expression instanceof Expression.Reference reference
            && PLAIN.containsKey(reference.text()))
        || (expression instanceof Expression.Call call && call.name().text().equals(IMPROVEMENT));
  }

  /** The measure that {@code expression} names; empty, and reported, where it may not stand. */
  Optional<Measure> read(Expression expression, TrainMeasurePlace place) {
    if (expression instanceof Expression.Call call && call.name().text().equals(IMPROVEMENT)) {
      return improvement(call, place);
    }
    if (expression instanceof Expression.Reference reference) {
      Measure measure = PLAIN.get(reference.text());
      if (measure != null) {
        return TrainMeasureFits.check(measure, expression.span(), place, scene)
            ? Optional.of(measure)
            : Optional.empty();
      }
    }
    unknown(expression, place);
    return Optional.empty();
  }

  private void unknown(Expression expression, TrainMeasurePlace place) {
    if (expression instanceof Expression.Reference reference) {
      scene.unknown(
          reference.span(),
          reference.text(),
          allowed(place),
          String.format(Locale.ROOT, "no measure is called `%s`", reference.text()));
    } else if (expression instanceof Expression.Call call) {
      scene.unknown(
          call.name().span(),
          call.name().text(),
          allowed(place),
          String.format(Locale.ROOT, "no measure is called `%s`", call.name().text()));
    } else {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  expression.span(),
                  String.format(Locale.ROOT, "%s needs a measure", place.noun()))
              .label("is not a measure")
              .help("use one of " + TrainUnknown.listed(allowed(place))));
    }
  }

  /** What may stand at {@code place}, as the language spells it. */
  static List<String> allowed(TrainMeasurePlace place) {
    List<String> allowed = new ArrayList<>();
    PLAIN.forEach(
        (spelling, measure) -> {
          if (measure.accept(place)) {
            allowed.add(spelling);
          }
        });
    if (place == TrainMeasurePlace.STOP_RULE) {
      allowed.add(IMPROVEMENT);
    }
    return allowed;
  }

  private Optional<Measure> improvement(Expression.Call call, TrainMeasurePlace place) {
    if (place != TrainMeasurePlace.STOP_RULE) {
      TrainMeasureFits.refuse(IMPROVEMENT, call.span(), place, scene);
      return Optional.empty();
    }
    TrainArguments.Signature signature =
        new TrainArguments.Signature(List.of("measure"), List.of("epochs"), List.of());
    return TrainArguments.bind(call, signature, scene.diagnostics()).flatMap(this::improvement);
  }

  private Optional<Measure> improvement(TrainArguments arguments) {
    Optional<Measure> of =
        arguments.get("measure").flatMap(measure -> read(measure, TrainMeasurePlace.IMPROVEMENT));
    Optional<Expression> written = arguments.get("epochs");
    OptionalInt epochs =
        written.isPresent()
            ? TrainEpochs.count(written.get(), "the length of `improvement`", scene)
            : OptionalInt.of(1);
    return of.isPresent() && epochs.isPresent()
        ? Optional.of(new Improvement(of.get(), epochs.getAsInt()))
        : Optional.empty();
  }
}

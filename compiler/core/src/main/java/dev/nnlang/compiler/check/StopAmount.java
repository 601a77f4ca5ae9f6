package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the number that a measure is compared with, in the unit of the measure. */
final class StopAmount {
  private static final Map<String, Double> SECONDS = seconds();
  private static final int MOST_EPOCHS = Integer.MAX_VALUE - 1;

  private final TrainScene scene;

  StopAmount(TrainScene scene) {
    this.scene = scene;
  }

  /** How many seconds the unit of time {@code word} has; empty where it is none. */
  static OptionalDouble secondsOf(String word) {
    Double seconds = SECONDS.get(word);
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  private static Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("ms", 0.001);
    List.of("s", "sec", "second", "seconds").forEach(unit -> seconds.put(unit, 1.0));
    List.of("min", "minute", "minutes").forEach(unit -> seconds.put(unit, 60.0));
    List.of("h", "hour", "hours").forEach(unit -> seconds.put(unit, 3600.0));
    return seconds;
  }

  /** A number without a unit. */
  OptionalDouble number(Expression written, Measure measure) {
    if (written instanceof Expression.Quantity quantity) {
      Span unit = quantity.unit().span();
      scene.report(
          Diagnostic.of(
                  Code.BAD_QUANTITY,
                  unit,
                  String.format(Locale.ROOT, "`%s` has no unit", measure.spelling()))
              .label("is a unit")
              .fix("remove it", new Span(quantity.amount().span().end(), unit.end()), ""));
      return OptionalDouble.empty();
    }
    return scene.numbers().real(written, what(measure));
  }

  /** A share, from 0 to 1. */
  OptionalDouble share(Expression written, Measure measure) {
    OptionalDouble value = number(written, measure);
    if (value.isEmpty() || (value.getAsDouble() >= 0 && value.getAsDouble() <= 1)) {
      return value;
    }
    Span end = new Span(written.span().end(), written.span().end());
    Diagnostic.Builder finding =
        Diagnostic.of(
                Code.OUT_OF_RANGE,
                written.span(),
                String.format(
                    Locale.ROOT, "`%s` is a share, within 0%%..100%%", measure.spelling()))
            .label("is " + Numbers.plain(value.getAsDouble()));
    boolean forgotten =
        value.getAsDouble() > 1
            && value.getAsDouble() <= 100
            && written instanceof Expression.NumberLiteral literal
            && !literal.percent();
    scene.report(
        forgotten
            ? finding.fix("write a percent sign after it", end, "%")
            : finding.help("write a share such as `90%`"));
    return OptionalDouble.empty();
  }

  /** A whole positive count, such as {@code 5} or {@code 5 epochs}. */
  OptionalDouble counted(Expression written, Measure measure, String singular) {
    if (UnitBehindSum.refuses(written, what(measure), scene)) {
      return OptionalDouble.empty();
    }
    Expression amount = written;
    if (written instanceof Expression.Quantity quantity) {
      String unit = quantity.unit().text();
      if (!List.of(singular, measure.spelling()).contains(unit)) {
        scene.report(
            Diagnostic.of(
                    Code.BAD_QUANTITY,
                    quantity.unit().span(),
                    String.format(
                        Locale.ROOT, "`%s` is not counted in `%s`", measure.spelling(), unit))
                .fix(
                    String.format(Locale.ROOT, "write `%s`", measure.spelling()),
                    quantity.unit().span(),
                    measure.spelling()));
        return OptionalDouble.empty();
      }
      amount = quantity.amount();
    }
    if (measure instanceof Measure.Count count && count.counter() == Measure.Counter.EPOCHS) {
      // More are not counted, so the rule would never hold.
      OptionalInt epochs = scene.numbers().whole(amount, what(measure), 1, MOST_EPOCHS);
      return epochs.isPresent() ? OptionalDouble.of(epochs.getAsInt()) : OptionalDouble.empty();
    }
    OptionalLong whole = scene.numbers().whole(amount, what(measure));
    return whole.isPresent()
        ? TrainRange.POSITIVE.read(amount, what(measure), scene)
        : OptionalDouble.empty();
  }

  /** A duration, as seconds. */
  OptionalDouble seconds(Expression written, Measure measure) {
    if (UnitBehindSum.refuses(written, what(measure), scene)) {
      return OptionalDouble.empty();
    }
    if (!(written instanceof Expression.Quantity quantity)) {
      Span end = new Span(written.span().end(), written.span().end());
      scene.report(
          Diagnostic.of(
                  Code.BAD_QUANTITY,
                  written.span(),
                  String.format(
                      Locale.ROOT, "`%s` is compared with a duration", measure.spelling()))
              .label("has no unit")
              .fix("write a unit after it, such as `s` or `min`", end, " s"));
      return OptionalDouble.empty();
    }
    Double unit = SECONDS.get(quantity.unit().text());
    if (unit == null) {
      scene
          .diagnostics()
          .add(
              TrainUnknown.of(
                  Code.BAD_QUANTITY,
                  quantity.unit().span(),
                  quantity.unit().text(),
                  SECONDS.keySet(),
                  String.format(Locale.ROOT, "`%s` is no unit of time", quantity.unit().text())));
      return OptionalDouble.empty();
    }
    OptionalDouble amount = TrainRange.POSITIVE.read(quantity.amount(), what(measure), scene);
    if (amount.isEmpty() || Double.isFinite(amount.getAsDouble() * unit)) {
      return amount.isPresent() ? OptionalDouble.of(amount.getAsDouble() * unit) : amount;
    }
    scene.report(
        Diagnostic.of(
                Code.BAD_NUMBER,
                quantity.span(),
                String.format(Locale.ROOT, "%s is not a finite number", what(measure)))
            .help("write a duration whose seconds a double can hold"));
    return OptionalDouble.empty();
  }

  private static String what(Measure measure) {
    return String.format(Locale.ROOT, "what `%s` is compared with", measure.spelling());
  }
}

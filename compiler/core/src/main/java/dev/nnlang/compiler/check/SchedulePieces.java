package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one piece of a schedule: a number, {@code constant}, {@code ramp}, {@code cosine}, ... */
final class SchedulePieces {
  private static final List<String> PIECES =
      List.of("constant", "ramp", "cosine", "exponential", "step");

  private final TrainScene scene;

  SchedulePieces(TrainScene scene) {
    this.scene = scene;
  }

  Optional<Schedule> read(Expression expression) {
    Optional<Expression.Call> call = TrainCall.of(expression);
    if (call.isEmpty() || isPlainReference(expression)) {
      return constant(rate(expression), Optional.empty());
    }
    String name = call.get().name().text();
    if (!PIECES.contains(name)) {
      scene.unknown(
          call.get().name().span(),
          name,
          PIECES,
          String.format(Locale.ROOT, "no schedule is called `%s`", name));
      return Optional.empty();
    }
    if (isInThreeParts(call.get())) {
      joinTwo(call.get());
      return Optional.empty();
    }
    return TrainArguments.bind(call.get(), signature(name), scene.diagnostics())
        .flatMap(arguments -> piece(name, arguments));
  }

  /** A name that is no piece is a param, or a mistake that {@link Numbers} reports. */
  private static boolean isPlainReference(Expression expression) {
    return expression instanceof Expression.Reference reference
        && !PIECES.contains(reference.text());
  }

  /** {@code step(0.1, 0.5, 3)}, {@code ramp(0.1, 0.2, 1 epochs)}: a sign or a word is missing. */
  private static boolean isInThreeParts(Expression.Call call) {
    return !call.name().text().equals("constant")
        && call.arguments().size() == 3
        && call.arguments().stream()
            .allMatch(part -> part.name().isEmpty() && !isJoined(part.value()));
  }

  private static boolean isJoined(Expression part) {
    return part instanceof Expression.Arrow || part instanceof Expression.Per;
  }

  private void joinTwo(Expression.Call call) {
    String name = call.name().text();
    boolean rates = name.equals("ramp") || name.equals("cosine");
    int first = rates ? 0 : 1;
    Span left = call.arguments().get(first).span();
    Expression right = call.arguments().get(first + 1).value();
    String sign = rates ? "->" : name.equals("step") ? "every" : "per";
    String unit = rates || right instanceof Expression.Quantity ? "" : " epochs";
    String joined =
        String.format(
            Locale.ROOT, "%s %s %s%s", scene.textAt(left), sign, scene.textAt(right.span()), unit);
    scene.report(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                left.to(right.span()),
                String.format(Locale.ROOT, "`%s` takes these two as one", name))
            .label(String.format(Locale.ROOT, "joined by `%s`", sign))
            .fix(String.format(Locale.ROOT, "write `%s`", joined), left.to(right.span()), joined));
  }

  /** The parameters of each piece, in their order. */
  private static Signature signature(String piece) {
    return switch (piece) {
      case "constant" -> new Signature(List.of("rate"), List.of("length"), List.of());
      case "ramp", "cosine" -> Signature.of("rates", "length");
      default -> Signature.of("rate", "factor");
    };
  }

  private Optional<Schedule> piece(String name, TrainArguments arguments) {
    return switch (name) {
      case "constant" -> constant(arguments);
      case "ramp", "cosine" -> between(name, arguments);
      default -> falling(name, arguments);
    };
  }

  private OptionalDouble rate(Expression expression) {
    return TrainRange.POSITIVE.readHeld(expression, "a rate", Code.BAD_RATE, scene);
  }

  private static Optional<Schedule> constant(OptionalDouble rate, Optional<Double> epochs) {
    return rate.isPresent()
        ? Optional.of(new Schedule.Constant(rate.getAsDouble(), epochs))
        : Optional.empty();
  }

  private Optional<Schedule> constant(TrainArguments arguments) {
    OptionalDouble rate = rate(arguments.get("rate").orElseThrow());
    Optional<Expression> length = arguments.get("length");
    if (length.isEmpty()) {
      return constant(rate, Optional.empty());
    }
    OptionalDouble epochs = TrainEpochs.length(length.get(), "the length of `constant`", scene);
    return epochs.isPresent()
        ? constant(rate, Optional.of(epochs.getAsDouble()))
        : Optional.empty();
  }

  private Optional<Schedule> between(String name, TrainArguments arguments) {
    Expression rates = arguments.get("rates").orElseThrow();
    Expression length = arguments.get("length").orElseThrow();
    OptionalDouble epochs =
        TrainEpochs.length(length, String.format(Locale.ROOT, "the length of `%s`", name), scene);
    if (!(rates instanceof Expression.Arrow arrow)) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  rates.span(),
                  String.format(Locale.ROOT, "`%s` needs two rates", name))
              .label("is not `a -> b`")
              .help("write the first and the last rate, such as `0 -> 0.1`"));
      return Optional.empty();
    }
    OptionalDouble from = end(arrow.from());
    OptionalDouble to = end(arrow.to());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.getAsDouble() == 0 && to.getAsDouble() == 0) {
      scene.report(
          Diagnostic.of(
                  Code.BAD_RATE,
                  arrow.span(),
                  String.format(Locale.ROOT, "both rates of `%s` are 0", name))
              .help("let one of them be greater than 0"));
      return Optional.empty();
    }
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        name.equals("ramp")
            ? new Schedule.Ramp(from.getAsDouble(), to.getAsDouble(), epochs.getAsDouble())
            : new Schedule.Cosine(from.getAsDouble(), to.getAsDouble(), epochs.getAsDouble()));
  }

  /** One end of a ramp, which alone may be 0. */
  private OptionalDouble end(Expression expression) {
    return TrainRange.NOT_NEGATIVE.readHeld(expression, "a rate", Code.BAD_RATE, scene);
  }

  private Optional<Schedule> falling(String name, TrainArguments arguments) {
    OptionalDouble start = rate(arguments.get("rate").orElseThrow());
    Expression written = arguments.get("factor").orElseThrow();
    String word = name.equals("step") ? "every" : "per";
    if (!(written instanceof Expression.Per per)) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  written.span(),
                  String.format(Locale.ROOT, "`%s` needs a factor and its epochs", name))
              .help(String.format(Locale.ROOT, "write a factor such as `0.5 %s 10 epochs`", word)));
      return Optional.empty();
    }
    boolean rightWord = per.word().text().equals(word);
    if (!rightWord) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENTS,
                  per.word().span(),
                  String.format(
                      Locale.ROOT, "the factor of `%s` applies `%s` so many epochs", name, word))
              .fix(String.format(Locale.ROOT, "write `%s`", word), per.word().span(), word));
    }
    OptionalDouble factor =
        TrainRange.POSITIVE.read(
            per.value(), String.format(Locale.ROOT, "the factor of `%s`", name), scene);
    OptionalDouble period =
        TrainEpochs.length(
            per.period(), String.format(Locale.ROOT, "the period of `%s`", name), scene);
    if (!rightWord || start.isEmpty() || factor.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    double from = start.getAsDouble();
    return Optional.of(
        name.equals("step")
            ? new Schedule.Step(from, factor.getAsDouble(), period.getAsDouble())
            : new Schedule.Exponential(from, factor.getAsDouble(), period.getAsDouble()));
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Training.Keep;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code keep: best(validation.error)} and {@code keep: last}. */
final class TrainKeep {
  private TrainKeep() {}

  static Optional<Keep> read(Expression value, TrainScene scene) {
    return TrainCall.of(value, "`keep`", "last", scene.diagnostics())
        .flatMap(call -> keep(call, scene));
  }

  private static Optional<Keep> keep(Expression.Call call, TrainScene scene) {
    return switch (call.name().text()) {
      case "last" ->
          TrainArguments.bind(call, Signature.of(), scene.diagnostics()).map(none -> Keep.last());
      case "best" -> call.arguments().isEmpty() ? bestOfNothing(call, scene) : best(call, scene);
      default -> {
        scene.unknown(
            call.name().span(),
            call.name().text(),
            List.of("best", "last"),
            String.format(Locale.ROOT, "`keep` has no choice `%s`", call.name().text()));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Keep> best(Expression.Call call, TrainScene scene) {
    return TrainArguments.bind(call, Signature.of("measure"), scene.diagnostics())
        .flatMap(arguments -> arguments.get("measure"))
        .flatMap(measure -> new TrainMeasures(scene).read(measure, TrainMeasurePlace.KEEP))
        .map(measure -> new Keep(Optional.of(measure)));
  }

  private static Optional<Keep> bestOfNothing(Expression.Call call, TrainScene scene) {
    String whole = "best(validation.error)";
    scene.report(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS, call.span(), "`best` takes 1 argument, but 0 are written")
            .fix(String.format(Locale.ROOT, "write `%s`", whole), call.span(), whole));
    return Optional.empty();
  }
}

package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
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
      case "best" ->
          TrainArguments.bind(call, Signature.of("measure"), scene.diagnostics())
              .flatMap(arguments -> arguments.get("measure"))
              .flatMap(measure -> new TrainMeasures(scene).read(measure, TrainMeasurePlace.KEEP))
              .map(measure -> new Keep(Optional.of(measure)));
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
}

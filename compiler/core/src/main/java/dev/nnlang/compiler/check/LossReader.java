package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code loss: cross_entropy}, {@code loss: huber(0.5)}. */
final class LossReader {
  private static final List<String> LOSSES =
      List.of("squared", "cross_entropy", "absolute", "huber", "hinge");
  private static final double DEFAULT_DELTA = 1;

  private LossReader() {}

  /** The loss where the file says none: cross-entropy over classes, squared error over reals. */
  static Loss unsaid(TrainScene scene) {
    return scene.reconstructs() || scene.network().task() == Task.REGRESSION
        ? new Loss.Squared()
        : new Loss.CrossEntropy();
  }

  static Optional<Loss> read(Expression value, TrainScene scene) {
    return TrainCall.of(value, "`loss`", "squared", scene.diagnostics())
        .flatMap(call -> loss(call, scene));
  }

  private static Optional<Loss> loss(Expression.Call call, TrainScene scene) {
    return switch (call.name().text()) {
      case "squared" -> plain(call, new Loss.Squared(), scene);
      case "cross_entropy" -> plain(call, new Loss.CrossEntropy(), scene);
      case "absolute" -> plain(call, new Loss.Absolute(), scene);
      case "hinge" -> plain(call, new Loss.Hinge(), scene);
      case "huber" ->
          TrainArguments.bind(call, TrainArguments.Signature.optional("delta"), scene.diagnostics())
              .flatMap(arguments -> huber(arguments, scene));
      default -> {
        scene.unknown(
            call.name().span(),
            call.name().text(),
            LOSSES,
            String.format(Locale.ROOT, "no loss is called `%s`", call.name().text()));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Loss> plain(Expression.Call call, Loss loss, TrainScene scene) {
    return TrainArguments.bind(call, TrainArguments.Signature.of(), scene.diagnostics())
        .map(none -> loss);
  }

  private static Optional<Loss> huber(TrainArguments arguments, TrainScene scene) {
    Optional<Expression> written = arguments.get("delta");
    OptionalDouble delta =
        written.isPresent()
            ? TrainRange.POSITIVE.readHeld(written.get(), "`delta`", scene)
            : OptionalDouble.of(DEFAULT_DELTA);
    return delta.isPresent() ? Optional.of(new Loss.Huber(delta.getAsDouble())) : Optional.empty();
  }
}

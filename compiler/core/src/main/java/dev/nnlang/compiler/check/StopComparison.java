package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one comparison of a stop rule; a number on the left is turned to the right. */
final class StopComparison {
  private final TrainScene scene;
  private final TrainMeasures measures;

  StopComparison(TrainScene scene) {
    this.scene = scene;
    this.measures = new TrainMeasures(scene);
  }

  Optional<StopRule> read(Expression.Binary binary) {
    Optional<StopSides> sides = StopSides.of(binary, scene);
    if (sides.isEmpty()) {
      return Optional.empty();
    }
    Optional<Measure> measure = measures.read(sides.get().measure(), TrainMeasurePlace.STOP_RULE);
    if (measure.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble value = value(measure.get(), sides.get().value());
    return value.isPresent()
        ? Optional.of(
            new StopRule.Comparison(
                measure.get(),
                sides.get().operator(),
                value.getAsDouble(),
                TrainText.folded(scene.source(), binary.span())))
        : Optional.empty();
  }

  private OptionalDouble value(Measure measure, Expression written) {
    StopAmount amounts = new StopAmount(scene);
    return measure.accept(
        new Measure.Visitor<OptionalDouble>() {
          @Override
          public OptionalDouble error(Measure.MeanError error) {
            return amounts.number(written, error);
          }

          @Override
          public OptionalDouble accuracy(Measure.Accuracy accuracy) {
            return amounts.share(written, accuracy);
          }

          @Override
          public OptionalDouble improvement(Measure.Improvement improvement) {
            return amounts.number(written, improvement);
          }

          @Override
          public OptionalDouble count(Measure.Count count) {
            return switch (count.counter()) {
              case EPOCHS -> amounts.counted(written, count, "epoch");
              case UPDATES -> amounts.counted(written, count, "update");
              case ELAPSED -> amounts.seconds(written, count);
              case GRADIENT_NORM, PARAMETERS -> amounts.number(written, count);
            };
          }
        });
  }

  /** Says that two sides of one kind make no comparison. */
  static Diagnostic.Builder oneKind(Expression.Binary binary, String message) {
    return Diagnostic.of(Code.WRONG_KIND, binary.span(), message)
        .help("compare a measure with a number, such as `epochs >= 100`");
  }
}

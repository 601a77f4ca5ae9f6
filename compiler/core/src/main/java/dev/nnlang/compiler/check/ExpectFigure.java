package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code test.accuracy >= 90%}, {@code parameters <= 300}. */
final class ExpectFigure {
  private final TrainScene scene;
  private final TrainMeasures measures;

  ExpectFigure(TrainScene scene) {
    this.scene = scene;
    this.measures = new TrainMeasures(scene);
  }

  Optional<Expectation> read(Expression.Binary clause, int line) {
    Optional<StopSides> sides = StopSides.of(clause, scene);
    if (sides.isEmpty()) {
      return Optional.empty();
    }
    Optional<Measure> measure = measures.read(sides.get().measure(), TrainMeasurePlace.EXPECTATION);
    if (measure.isEmpty()) {
      return Optional.empty();
    }
    StopAmount amounts = new StopAmount(scene);
    OptionalDouble value =
        measure.get() instanceof Measure.Accuracy accuracy
            ? amounts.share(sides.get().value(), accuracy)
            : amounts.number(sides.get().value(), measure.get());
    return value.isPresent()
        ? Optional.of(
            new Expectation.Figure(
                measure.get(),
                sides.get().operator(),
                value.getAsDouble(),
                TrainText.folded(scene.source(), clause.span()),
                line))
        : Optional.empty();
  }
}

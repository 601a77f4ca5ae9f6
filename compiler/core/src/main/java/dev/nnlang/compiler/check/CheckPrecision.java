package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports numbers of a model that its precision cannot hold. */
final class CheckPrecision {
  private final Representable numbers;

  CheckPrecision(Representable numbers) {
    this.numbers = numbers;
  }

  void run(Fields inputs, Fields outputs, List<Link> links, ModelSettings settings) {
    Stream.of(inputs, outputs)
        .flatMap(fields -> fields.declared().stream())
        .forEach(
            field -> InputRange.of(field.field()).ifPresent(range -> range(range, field.range())));
    initializer(settings.initializer());
    for (Link link : links) {
      if (link instanceof Link.Scale scale) {
        scale(scale.target(), inputs);
      }
      if (link instanceof Link.Dense dense) {
        dense.initializer().ifPresent(this::initializer);
        dense.unit().ifPresent(this::unit);
      }
      if (link instanceof Link.Alone alone) {
        unit(alone.unit());
      }
    }
  }

  private boolean range(Field.Range range, Span place) {
    return numbers.check(range.low(), place)
        && numbers.check(range.high(), place)
        && numbers.check(range.high() - range.low(), "the width of this range", place);
  }

  /** The target, and what the distance of an input from its low end is multiplied by. */
  private void scale(Placed<Field.Range> target, Fields inputs) {
    if (!range(target.value(), target.span())) {
      return;
    }
    double width = target.value().high() - target.value().low();
    for (DeclaredField input : inputs.declared()) {
      Optional<Field.Range> range = InputRange.of(input.field());
      if (range.isPresent()
          && !numbers.check(
              width / (range.get().high() - range.get().low()),
              "the factor from the range of `" + input.name() + "` to this one",
              target.span())) {
        return;
      }
    }
  }

  private void unit(Placed<Unit> unit) {
    if (unit.value() instanceof Unit.LeakyRelu leaky) {
      numbers.check(leaky.slope(), unit.span());
    }
    if (unit.value() instanceof Unit.PRelu learned) {
      numbers.check(learned.initialSlope(), unit.span());
    }
  }

  private void initializer(Placed<Initializer> initializer) {
    if (initializer.value() instanceof Initializer.Gaussian gaussian) {
      numbers.check(gaussian.sigma(), initializer.span());
    }
    if (initializer.value() instanceof Initializer.Uniform uniform) {
      numbers.check(uniform.radius(), initializer.span());
    }
  }
}

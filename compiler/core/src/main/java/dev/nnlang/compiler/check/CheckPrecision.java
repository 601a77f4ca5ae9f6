package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** Reports numbers of a model that its precision cannot hold: infinite, or 0 for a sigma. */
final class CheckPrecision {
  private final Precision precision;
  private final Diagnostics diagnostics;

  CheckPrecision(Precision precision, Diagnostics diagnostics) {
    this.precision = precision;
    this.diagnostics = diagnostics;
  }

  void run(Fields inputs, Fields outputs, List<Link> links, ModelSettings settings) {
    if (precision == Precision.DOUBLE) {
      return;
    }
    Stream.of(inputs, outputs)
        .flatMap(fields -> fields.declared().stream())
        .forEach(
            field -> InputRange.of(field.field()).ifPresent(range -> range(range, field.range())));
    initializer(settings.initializer());
    for (Link link : links) {
      if (link instanceof Link.Scale scale) {
        range(scale.target().value(), scale.target().span());
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

  private void range(Field.Range range, Span place) {
    require(range.low(), place);
    require(range.high(), place);
    require(range.high() - range.low(), place);
  }

  private void unit(Placed<Unit> unit) {
    if (unit.value() instanceof Unit.LeakyRelu leaky) {
      require(leaky.slope(), unit.span());
    }
    if (unit.value() instanceof Unit.PRelu learned) {
      require(learned.initialSlope(), unit.span());
    }
  }

  private void initializer(Placed<Initializer> initializer) {
    if (initializer.value() instanceof Initializer.Gaussian gaussian) {
      requirePositive(gaussian.sigma(), initializer.span());
    }
    if (initializer.value() instanceof Initializer.Uniform uniform) {
      requirePositive(uniform.radius(), initializer.span());
    }
  }

  private void requirePositive(double number, Span place) {
    require(number, place);
    if ((float) number == 0) {
      refuse(number, place);
    }
  }

  private void require(double number, Span place) {
    if (Float.isInfinite((float) number)) {
      refuse(number, place);
    }
  }

  private void refuse(double number, Span place) {
    diagnostics.add(
        Diagnostic.of(Code.BAD_NUMBER, place, "a float cannot hold " + Numbers.plain(number))
            .help("write `precision: double`")
            .build());
  }
}

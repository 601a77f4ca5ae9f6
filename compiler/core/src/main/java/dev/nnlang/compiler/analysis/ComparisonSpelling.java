package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.StopRule;
import java.util.Locale;

/** Writes what a measure is compared with, in the unit of the measure. */
final class ComparisonSpelling implements Measure.Visitor<String> {
  private final double value;

  private ComparisonSpelling(double value) {
    this.value = value;
  }

  /** Such as {@code improvement(error, 1 epochs) < 1%}, with every argument of the measure. */
  static String of(Measure measure, StopRule.Operator operator, double value) {
    return String.format(
        Locale.ROOT,
        "%s %s %s",
        measure.spelling(),
        operator.spelling(),
        measure.accept(new ComparisonSpelling(value)));
  }

  @Override
  public String error(Measure.MeanError error) {
    return Decimal.of(value);
  }

  @Override
  public String accuracy(Measure.Accuracy accuracy) {
    return Amounts.share(value);
  }

  @Override
  public String improvement(Measure.Improvement improvement) {
    return Amounts.share(value);
  }

  @Override
  public String count(Measure.Count count) {
    return switch (count.counter()) {
      case EPOCHS, UPDATES, PARAMETERS -> Amounts.count(value);
      case ELAPSED -> Amounts.duration(value);
      case GRADIENT_NORM -> Decimal.of(value);
    };
  }
}

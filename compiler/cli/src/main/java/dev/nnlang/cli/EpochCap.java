package dev.nnlang.cli;

import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.StopRule;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The most epochs that a stop rule allows, where it says so. */
final class EpochCap {
  private static final StopRule.Visitor<OptionalDouble> CAP = new CapOfRule();

  private EpochCap() {}

  /** The number of the epoch in which {@code rule} holds at the latest. */
  static OptionalInt of(StopRule rule) {
    OptionalDouble cap = rule.accept(CAP);
    return cap.isPresent() && cap.getAsDouble() < Integer.MAX_VALUE
        ? OptionalInt.of((int) Math.max(1, Math.ceil(cap.getAsDouble())))
        : OptionalInt.empty();
  }

  private static final class CapOfRule implements StopRule.Visitor<OptionalDouble> {
    @Override
    public OptionalDouble and(StopRule.And and) {
      OptionalDouble left = and.left().accept(this);
      OptionalDouble right = and.right().accept(this);
      return left.isPresent() && right.isPresent()
          ? OptionalDouble.of(Math.max(left.getAsDouble(), right.getAsDouble()))
          : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble or(StopRule.Or or) {
      OptionalDouble left = or.left().accept(this);
      OptionalDouble right = or.right().accept(this);
      if (left.isPresent() && right.isPresent()) {
        return OptionalDouble.of(Math.min(left.getAsDouble(), right.getAsDouble()));
      }
      return left.isPresent() ? left : right;
    }

    @Override
    public OptionalDouble not(StopRule.Not not) {
      return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble comparison(StopRule.Comparison comparison) {
      if (!comparison.measure().equals(new Measure.Count(Measure.Counter.EPOCHS))) {
        return OptionalDouble.empty();
      }
      return switch (comparison.operator()) {
        case AT_LEAST, EQUAL -> OptionalDouble.of(comparison.value());
        case GREATER -> OptionalDouble.of(Math.floor(comparison.value()) + 1);
        case LESS, AT_MOST -> OptionalDouble.empty();
      };
    }
  }
}

package dev.nnlang.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When training ends; judged at the end of each epoch. Immutable.
 *
 * <p>To judge one takes a progress that watches what the rule {@linkplain #watched watches}; else a
 * rule over an improvement throws {@link IllegalArgumentException}.
 */
public sealed interface StopRule {

  /** Whether training ends here. */
  boolean holds(Progress progress);

  /** The first clause that holds, as the model spells it; a clause is what {@code or} joins. */
  default Optional<String> firedClause(Progress progress) {
    return clauses().stream()
        .filter(clause -> clause.holds(progress))
        .findFirst()
        .map(StopRule::text);
  }

  /** The rules that {@code or} joins, in their order: each alone ends training. */
  default List<StopRule> clauses() {
    return List.of(this);
  }

  /**
   * What {@code and} and {@code or} join, down to comparisons, in their order; a {@code not} is
   * taken as a whole, since what it denies says the opposite.
   */
  List<StopRule> terms();

  /** As the model spells it. */
  String text();

  /** The quantities whose improvement the rule looks at. */
  Set<Quantity> watched();

  /** Holds where both do. */
  static StopRule and(StopRule left, StopRule right) {
    return new And(left, right);
  }

  /** Holds where either does; each is a clause of its own. */
  static StopRule or(StopRule left, StopRule right) {
    return new Or(left, right);
  }

  /** Holds where {@code rule} does not, also where that looks at an undefined measure. */
  static StopRule not(StopRule rule) {
    return new Not(rule);
  }

  /**
   * A measure against a number; false where the measure is undefined.
   *
   * @param text the comparison as the model spells it
   */
  static StopRule when(Measure measure, Operator operator, double value, String text) {
    return new Comparison(measure, operator, value, text);
  }

  /** How a measure is compared. */
  enum Operator {
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    EQUAL;

    boolean holds(double left, double right) {
      if (left < right) {
        return this == LESS || this == AT_MOST;
      }
      if (left > right) {
        return this == GREATER || this == AT_LEAST;
      }
      return left == right && this != LESS && this != GREATER;
    }

    /** Where a count from 1 that only rises begins to hold against {@code value}; NaN for never. */
    double first(double value) {
      if (this == AT_LEAST) {
        return Math.max(1, Math.ceil(value));
      }
      if (this == GREATER) {
        return Math.max(1, Math.floor(value) + 1);
      }
      return this == EQUAL && value >= 1 && value == Math.rint(value) ? value : Double.NaN;
    }
  }

  /** Both. */
  record And(StopRule left, StopRule right) implements StopRule {
    @Override
    public boolean holds(Progress progress) {
      return left.holds(progress) && right.holds(progress);
    }

    @Override
    public String text() {
      return tight(left) + " and " + tight(right);
    }

    private static String tight(StopRule rule) {
      return rule instanceof Or ? "(" + rule.text() + ")" : rule.text();
    }

    @Override
    public List<StopRule> terms() {
      return joined(left.terms(), right.terms());
    }

    @Override
    public Set<Quantity> watched() {
      return union(left, right);
    }
  }

  /** Either. */
  record Or(StopRule left, StopRule right) implements StopRule {
    @Override
    public boolean holds(Progress progress) {
      return left.holds(progress) || right.holds(progress);
    }

    @Override
    public List<StopRule> clauses() {
      return joined(left.clauses(), right.clauses());
    }

    @Override
    public String text() {
      return left.text() + " or " + right.text();
    }

    @Override
    public List<StopRule> terms() {
      return joined(left.terms(), right.terms());
    }

    @Override
    public Set<Quantity> watched() {
      return union(left, right);
    }
  }

  /** Not. */
  record Not(StopRule rule) implements StopRule {
    @Override
    public boolean holds(Progress progress) {
      return !rule.holds(progress);
    }

    @Override
    public String text() {
      return rule instanceof Comparison ? "not " + rule.text() : "not (" + rule.text() + ")";
    }

    @Override
    public List<StopRule> terms() {
      return List.of(this);
    }

    @Override
    public Set<Quantity> watched() {
      return rule.watched();
    }
  }

  /** A measure against a number. */
  record Comparison(Measure measure, Operator operator, double value, String text)
      implements StopRule {
    @Override
    public boolean holds(Progress progress) {
      return operator.holds(measure.value(progress), value);
    }

    @Override
    public List<StopRule> terms() {
      return List.of(this);
    }

    @Override
    public Set<Quantity> watched() {
      return measure instanceof Measure.Improvement improvement
          ? Set.of(improvement.of())
          : Set.of();
    }
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }

  private static Set<Quantity> union(StopRule left, StopRule right) {
    Set<Quantity> both = new TreeSet<>(left.watched());
    both.addAll(right.watched());
    return both;
  }
}

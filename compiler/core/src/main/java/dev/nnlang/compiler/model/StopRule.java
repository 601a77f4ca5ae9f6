package dev.nnlang.compiler.model;

/** When training ends; judged at the end of each epoch. */
public sealed interface StopRule {
  /** As the language spells it, with only the parentheses it needs. */
  String spelling();

  /** What to do for each rule. */
  <R> R accept(Visitor<R> visitor);

  /** Both. */
  record And(StopRule left, StopRule right) implements StopRule {
    @Override
    public String spelling() {
      return tight(left) + " and " + tight(right);
    }

    private static String tight(StopRule rule) {
      return rule instanceof Or ? "(" + rule.spelling() + ")" : rule.spelling();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.and(this);
    }
  }

  /** Either. */
  record Or(StopRule left, StopRule right) implements StopRule {
    @Override
    public String spelling() {
      return left.spelling() + " or " + right.spelling();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.or(this);
    }
  }

  /** Not. */
  record Not(StopRule rule) implements StopRule {
    @Override
    public String spelling() {
      return rule instanceof Comparison
          ? "not " + rule.spelling()
          : "not (" + rule.spelling() + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /**
   * A measure against a number; an undefined measure makes it false.
   *
   * @param text the comparison as written, spaces folded, such as {@code epochs >= 500}
   */
  record Comparison(Measure measure, Operator operator, double value, String text)
      implements StopRule {
    public Comparison {
      Require.finite(value, "value");
    }

    @Override
    public String spelling() {
      return text;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** How a measure is compared. */
  enum Operator {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("=");

    private final String spelling;

    Operator(String spelling) {
      this.spelling = spelling;
    }

    /** As the language spells it. */
    public String spelling() {
      return spelling;
    }

    /** Whether {@code left operator right}; false where a side is NaN. */
    public boolean holds(double left, double right) {
      return switch (this) {
        case LESS -> left < right;
        case AT_MOST -> left <= right;
        case GREATER -> left > right;
        case AT_LEAST -> left >= right;
        case EQUAL -> left == right;
      };
    }
  }

  /** One method for each rule. */
  interface Visitor<R> {
    R and(And and);

    R or(Or or);

    R not(Not not);

    R comparison(Comparison comparison);
  }
}
